import { Effect, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import { assertTrustFits } from '../../../lib/access/assert-trust-fits';
import { AuthenticatedRole } from '../../../lib/access/authenticated-role';

/** A role that admits one with an ID of so many characters, and of this account. */
function roleOf(characters: number): Role {
  const role = new Role(new Stack(), 'Role', { assumedBy: new ServicePrincipal('ec2') });
  role.assumeRolePolicy?.addStatements(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('ec2')],
      actions: ['sts:TagSession'],
      conditions: {
        StringEquals: {
          'sts:ExternalId': 'x'.repeat(characters),
          'aws:SourceAccount': Aws.ACCOUNT_ID,
        },
      },
    }),
  );
  return role;
}

test('a trust policy of 2,048 characters is the longest', () => {
  const refused = (characters: number) => {
    try {
      assertTrustFits(roleOf(characters));
      return undefined;
    } catch (error) {
      return Number(/with (\d+) characters/.exec(String(error))?.[1]);
    }
  };
  const [counted = 0] = [refused(2048)];
  expect(counted).toBeGreaterThan(2048);
  const most = 2048 - (counted - 2048);
  expect([refused(most), refused(most + 1)]).toEqual([undefined, 2049]);
});

test('the role of signed-in users names no more tenants than fit', () => {
  const build = (characters: number) => () =>
    new AuthenticatedRole(new Stack(), 'Users', {
      identityPoolId: 'us-east-1:pool',
      tables: [],
      tenantClaim: 'custom:tenantId',
      tenants: Array.from({ length: 25 }, (_, n) => ({
        id: String(n).padStart(characters, 't'),
        maxSessionDuration: 7200,
      })),
    });
  expect(build(50)).not.toThrow();
  expect(build(128)).toThrow(
    /^received a trust policy of Default\/Users\/Resource with 3\d\d\d characters; expected at most 2048, IAM's quota; name fewer or shorter tenants, ranges of addresses or IDs$/,
  );
});
