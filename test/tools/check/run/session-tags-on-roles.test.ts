import { assertNoSessionTags } from '../../../../tools/check/run/session-tags-on-roles';
import type { Deployment } from '../../../../tools/simulator/deployment';

const POLICIES = { trust: undefined, policies: [], maxSessionDuration: 3600 };

/** A deployment of roles with these tags, by name. */
function deployed(roles: Readonly<Record<string, Record<string, string>>>): Deployment {
  return {
    roles: Object.keys(roles),
    principal: (name: string) => ({
      ...POLICIES,
      arn: `arn:aws:iam::111122223333:role/path/${name}-1`,
      tags: roles[name] ?? {},
      permissionsBoundary: undefined,
    }),
  } as unknown as Deployment;
}

describe('session tags on deployed roles', () => {
  test('are all reported, in any case and with any value, with the command that removes each', () => {
    const roles = { One: { tokenTenant: 'acme', team: 'a' }, Two: { TOKENSUB: '' }, Three: {} };
    const message = (() => {
      try {
        assertNoSessionTags(deployed(roles));
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(message.match(/has the tag .*?\. /g)).toEqual([
      'has the tag tokenTenant = "acme". ',
      'has the tag TOKENSUB = "". ',
    ]);
    expect(message.match(/aws iam .*/g)).toEqual([
      'aws iam untag-role --role-name One-1 --tag-keys tokenTenant',
      'aws iam untag-role --role-name Two-1 --tag-keys TOKENSUB',
    ]);
  });

  test('are none among other tags', () => {
    expect(() => assertNoSessionTags(deployed({ One: { team: 'tokenTenant' } }))).not.toThrow();
  });
});
