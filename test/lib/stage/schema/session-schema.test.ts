import { MINIMAL } from '../../../stages';
import { errorsOf, expectValues, type ErrorFacts, type Values } from '../errors-of';

const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const withTenant = (id: string, tenant: object) => ({
  ...MINIMAL,
  ...TENANTS,
  tenants: { [id]: tenant },
});
const withSessions = (sessions: object) => ({ ...MINIMAL, sessions });
const DURATIONS = {
  valid: [3600, 43_200, '1h', '9h', '10h', '12h'],
  invalid: [3600.5, true, null, '0h', '13h', '01h', '100h', '2', '12', '2 h', '2H', '7200', '1.5h'],
};

describe('sessions and tenants', () => {
  test.each<[string, (value: any) => unknown, Values]>([
    ['sessions.maxDuration', (maxDuration) => withSessions({ maxDuration }), DURATIONS],
    [
      'tenants.acme.maxSessionDuration',
      (maxSessionDuration) => withTenant('acme', { maxSessionDuration }),
      DURATIONS,
    ],
    [
      'sessions.revokeIssuedBefore',
      (revokeIssuedBefore) => withSessions({ revokeIssuedBefore }),
      {
        valid: ['2026-11-20T14:30:00Z', '2028-02-29T00:00:00Z'],
        invalid: [
          ...['2026-11-20', '2026-11-20T14:30:00', '2026-11-20T14:30:00+01:00', 'now'],
          ...['2026-11-20T14:30:00.5Z', '2026-11-20T14:30Z', 1_795_185_000],
          ...['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T25:00:00Z'],
        ],
      },
    ],
    [
      'tenants.*',
      (id) => withTenant(id, { maxSessionDuration: 3600 }),
      {
        valid: ['a', 't'.repeat(128), 'a b_.:/=+-@', '1'],
        invalid: ['', 't'.repeat(129), 'a#b', 'acme*', 'a,b', 'a\nb', 'é'],
        code: 'invalidKey',
      },
    ],
  ])('the values of %s', expectValues);

  test.each<[number, ErrorFacts]>([
    [3599, ['sessions.maxDuration', 'invalidValue', { min: 3600 }]],
    [43_201, ['sessions.maxDuration', 'invalidValue', { max: 43_200 }]],
  ])('a session of %i seconds is outside of the bounds of IAM', (maxDuration, error) => {
    expect(errorsOf(withSessions({ maxDuration }))).toEqual([error]);
  });
});
