import { MINIMAL, withTable } from '../../../stages';
import { editsOf, errorsOf, firstErrorOf, pathsOf } from '../errors-of';

const CLAIM = 'identity.tenantClaim';
const WRITE = { kind: 'write', path: ['identity', 'tenantClaim'], value: 'custom:tenantId' };
const EXISTING = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
const { userPoolId, userPoolClientId } = EXISTING;
const ROLE = { maxSessionDuration: 3600 };
const withClaim = (tenantClaim: unknown, userPool: object = {}) => ({
  ...MINIMAL,
  identity: { tenantClaim, userPool },
});

describe('tenant claim', () => {
  const BY_TENANT = { by: 'tenant', match: 'prefix' };
  const OF_ROWS = /\btables\.orders\.rows needs it/;

  test.each<[string, unknown, RegExp]>([
    ['rows "tenant"', withTable({ rows: 'tenant' }), OF_ROWS],
    ['rows by tenant, in the long form', withTable({ rows: BY_TENANT }), OF_ROWS],
    ['a tenant', { ...MINIMAL, tenants: { acme: ROLE } }, /\btenants needs it/],
    ['both', { ...withTable({ rows: 'tenant' }), tenants: { acme: ROLE }, identity: {} }, OF_ROWS],
  ])('is needed by %s', (_title, stage, reason) => {
    expect(firstErrorOf(stage).expected).toMatch(reason);
    expect(errorsOf(stage)).toEqual([[CLAIM, 'missing']]);
    expect(editsOf(stage)).toEqual([WRITE]);
  });

  test.each([
    ['rows "all"', MINIMAL],
    ['rows "own"', withTable({ rows: 'own' })],
  ])('is not needed by %s', (_title, stage) => {
    expect(errorsOf(stage)).toEqual([]);
  });

  test('that is invalid is not missing too', () => {
    const stage = withTable({ rows: 'tenant' }, { identity: { tenantClaim: 5 } });
    expect(errorsOf(stage)).toEqual([[CLAIM, 'invalidValue']]);
  });
});

/** Claims that users can write, or that are about the user or the token. */
const UNSAFE = [
  ...['address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name'],
  ...['locale', 'middle_name', 'name', 'nickname', 'phone_number', 'phone_number_verified'],
  ...['picture', 'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
  ...['sub', 'aud', 'iss', 'exp', 'iat', 'auth_time', 'token_use', 'event_id', 'jti'],
  ...['origin_jti', 'at_hash', 'nonce', 'identities', 'cognito:username', 'cognito:groups'],
];

/** Claims that only a trigger or another provider of an existing pool can make. */
const OF_EXISTING_POOLS = [
  ...['tenantId', 'https://example.com/tenant', 'custom:a.b', 'xcustom:tenantId', 'custom:'],
  ...['cognitoTenant', `custom:${'a'.repeat(21)}`],
];

const CUSTOM_ATTRIBUTES = ['custom:a', `custom:${'a'.repeat(20)}`, 'custom:a_b-1'];

describe('tenant claim that users cannot set', () => {
  test.each([
    ['a new user pool', {}, [...UNSAFE, ...OF_EXISTING_POOLS], CUSTOM_ATTRIBUTES],
    ['an existing user pool', EXISTING, UNSAFE, [...CUSTOM_ATTRIBUTES, ...OF_EXISTING_POOLS]],
  ])('in %s', (_pool, userPool, refused, accepted) => {
    const errors = (claim: string) => errorsOf(withClaim(claim, userPool));
    expect(refused.map((claim) => [claim, errors(claim)])).toEqual(
      refused.map((claim) => [claim, [[CLAIM, 'invalidValue']]]),
    );
    expect(editsOf(withClaim('email', userPool))).toEqual([WRITE]);
    expect(accepted.map((claim) => [claim, errors(claim)])).toEqual(
      accepted.map((claim) => [claim, []]),
    );
  });

  test.each([{ userPoolId }, { userPoolClientId }])(
    'a user pool with %j is one of an existing pool',
    (userPool) => {
      expect(pathsOf(withClaim('tenantId', userPool))).not.toContain(CLAIM);
    },
  );
});
