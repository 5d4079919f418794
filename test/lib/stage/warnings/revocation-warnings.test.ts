import { CERTIFIED, REVOKED, revoking, REVOKING_AUTHORITY, withConnectors } from '../../../stages';
import { EXPIRED, RSA_AUTHORITY, RSA_LIST } from '../../connectors/revocation-lists';
import { idsOf, warningsOf } from './warnings-of';

const KEY = 'connectors.tool.trust.rolesAnywhere.revoked';

describe('outdatedRevocationList', () => {
  test('names the lists of which the authority was to issue a newer one, and the day', () => {
    const tool = revoking({ revoked: EXPIRED });
    expect(idsOf(withConnectors({ tool }))).toEqual(['outdatedRevocationList']);
    expect(warningsOf(withConnectors({ tool })).outdatedRevocationList).toMatch(
      new RegExp(`^${KEY.replaceAll('.', '\\.')} \\(2025-12-01\\): `),
    );
  });

  test('is given for one of two lists', () => {
    const certificateAuthority = REVOKING_AUTHORITY + RSA_AUTHORITY;
    const tool = revoking({ certificateAuthority, revoked: RSA_LIST + EXPIRED });
    expect(idsOf(withConnectors({ tool }))).toEqual(['outdatedRevocationList']);
  });

  test('is not given for a current list', () => {
    expect(idsOf(withConnectors({ tool: revoking({ revoked: REVOKED }) }))).toEqual([]);
  });
});

describe('unrevokedElsewhere', () => {
  const open = revoking({ commonName: 'other.example.com', revoked: undefined });

  test('names the connectors of the same authority that revoke nothing', () => {
    const stage = withConnectors({ other: revoking(), tool: open });
    expect(idsOf(stage)).toEqual(['unrevokedElsewhere']);
    expect(warningsOf(stage).unrevokedElsewhere?.startsWith(`${KEY}: `)).toBe(true);
  });

  test('is given where one of two authorities is the same', () => {
    const tool = revoking({
      certificateAuthority: RSA_AUTHORITY + REVOKING_AUTHORITY,
      revoked: undefined,
    });
    expect(idsOf(withConnectors({ other: revoking(), tool }))).toEqual(['unrevokedElsewhere']);
  });

  test.each([
    ['both revoke', { other: revoking(), tool: revoking() }],
    ['neither revokes', { other: open, tool: open }],
    ['the authorities differ', { other: revoking(), tool: CERTIFIED }],
  ])('is not given if %s', (_title, connectors) => {
    expect(idsOf(withConnectors(connectors))).toEqual([]);
  });
});
