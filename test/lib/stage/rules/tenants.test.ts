import { tenantConstructId } from '../../../../lib/access/role-names';
import { MINIMAL, withTable } from '../../../stages';
import { faultyPaths, validationErrorsOf } from '../validation-errors-of';

const CLAIM = 'custom:tenantId';
const EXISTING = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
const ROLE = { maxSessionDuration: 3600 };
const withTenants = (tenants: object, others: object = {}) => ({
  ...MINIMAL,
  identity: { tenantClaim: CLAIM },
  ...others,
  tenants,
});
const tenantsOf = (count: number, length = 2) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [String(n).padStart(length, 't'), ROLE]),
  );

describe('the tenant claim', () => {
  const CLAIM_PATH = ['identity', 'tenantClaim'];
  const needed = (by: string) => [
    [
      CLAIM_PATH,
      'nothing',
      `the claim of the ID token that names the tenant, because ${by} needs it`,
      'write "tenantClaim": "custom:tenantId"',
    ],
  ];

  test.each([
    ['rows "tenant"', withTable({ rows: 'tenant' }), 'tables.orders.rows'],
    [
      'rows by tenant, in the long form',
      withTable({ rows: { by: 'tenant', match: 'prefix' } }),
      'tables.orders.rows',
    ],
    ['a tenant', { ...MINIMAL, tenants: { acme: ROLE } }, 'tenants'],
    [
      'both',
      { ...withTable({ rows: 'tenant' }), tenants: { acme: ROLE }, identity: {} },
      'tables.orders.rows',
    ],
  ])('is needed by %s', (_title, stage, by) => {
    expect(validationErrorsOf(stage)).toEqual(needed(by));
  });

  test.each([
    ['nobody', MINIMAL],
    ['rows "own"', withTable({ rows: 'own' })],
  ])('is not needed by %s', (_title, stage) => {
    expect(validationErrorsOf(stage)).toEqual([]);
  });

  test('that is at fault is not missing too', () => {
    const stage = withTable({ rows: 'tenant' }, { identity: { tenantClaim: 5 } });
    expect(faultyPaths(stage)).toEqual(['identity.tenantClaim']);
  });

  const DESCRIBES_USER = (claim: string) => `${claim} describes the user, whose client writes it`;
  const OF_TOKEN = (claim: string) =>
    `${claim} is about the user or the token, and names no tenant`;

  describe.each([
    ['a new user pool', {}],
    ['an existing user pool', EXISTING],
  ])('of %s', (_pool, userPool) => {
    test.each([
      ...[
        ...['address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender'],
        ...['given_name', 'locale', 'middle_name', 'name', 'nickname', 'phone_number'],
        ...['phone_number_verified', 'picture', 'preferred_username', 'profile', 'updated_at'],
        ...['website', 'zoneinfo'],
      ].map((claim) => [claim, DESCRIBES_USER(claim)] as const),
      ...[
        ...['sub', 'aud', 'iss', 'exp', 'iat', 'auth_time', 'token_use', 'event_id', 'jti'],
        ...['origin_jti', 'at_hash', 'nonce', 'identities', 'cognito:username', 'cognito:groups'],
      ].map((claim) => [claim, OF_TOKEN(claim)] as const),
    ])('may not be %s', (tenantClaim, reason) => {
      expect(validationErrorsOf({ ...MINIMAL, identity: { tenantClaim, userPool } })).toEqual([
        [
          CLAIM_PATH,
          `"${tenantClaim}"`,
          `a claim that users cannot set for themselves: ${reason}`,
          'write "custom:tenantId", an attribute that only administrators set',
        ],
      ]);
    });

    test('may be a custom attribute', () => {
      expect(
        validationErrorsOf({ ...MINIMAL, identity: { tenantClaim: CLAIM, userPool } }),
      ).toEqual([]);
    });
  });

  test.each([
    ...['tenantId', 'https://example.com/tenant', 'custom:a.b', 'xcustom:tenantId'],
    ...['cognitoTenant', `custom:${'a'.repeat(21)}`],
  ])('of a new user pool may not be %s, and of an existing one it may', (tenantClaim) => {
    expect(validationErrorsOf({ ...MINIMAL, identity: { tenantClaim } })).toEqual([
      [
        CLAIM_PATH,
        `"${tenantClaim}"`,
        'a claim that users cannot set for themselves: the attribute of a new user pool is "custom:" and 1 to 20 letters, digits, _ and -',
        'write "custom:tenantId", an attribute that only administrators set',
      ],
    ]);
    const identity = { tenantClaim, userPool: EXISTING };
    expect(validationErrorsOf({ ...MINIMAL, identity })).toEqual([]);
  });
});

test.each([[['userPoolId']], [['userPoolClientId']]])(
  'a pool that is named by its %j alone is taken for an existing one',
  (keys) => {
    const userPool = Object.fromEntries(
      Object.entries(EXISTING).filter(([key]) => keys.includes(key)),
    );
    const stage = { ...MINIMAL, identity: { tenantClaim: 'tenantId', userPool } };
    expect(faultyPaths(stage)).not.toContain('identity.tenantClaim');
  },
);

test.each(['', 'a'.repeat(65), "a'b", 'a b', 'a"b', 'a`b'])(
  'the claim %j of an existing user pool is no name of one',
  (tenantClaim) => {
    expect(
      validationErrorsOf({ ...MINIMAL, identity: { tenantClaim, userPool: EXISTING } }),
    ).toEqual([
      [
        ['identity', 'tenantClaim'],
        JSON.stringify(tenantClaim),
        'the name of a claim, 1 to 64 letters, digits and _ : . / -',
        'write the claim as the ID token has it, such as "custom:tenantId"',
      ],
    ]);
  },
);

describe('tenants with a role of their own', () => {
  test('are 25 at most, and the 26th is told the alternative', () => {
    expect(validationErrorsOf(withTenants(tenantsOf(25)))).toEqual([]);
    expect(validationErrorsOf(withTenants(tenantsOf(26)))).toEqual([
      [
        ['tenants'],
        '26',
        'at most 25 tenants with a maxSessionDuration: each has a role, and Cognito chooses roles by 25 rules at most',
        'remove maxSessionDuration from some: rows "tenant" isolates any number of tenants by a principal tag without a role each, and sessions.maxDuration holds for all of them',
      ],
    ]);
  });

  test('have logical IDs of their own, however alike they are', () => {
    const alike = ['acme', 'Acme', 'a-cme', 'aX2Dcme', 'AX2Dcme', 'X41cme', 'x41cme', 'ACME'];
    const tenants = Object.fromEntries(alike.map((id) => [id, ROLE]));
    expect(validationErrorsOf(withTenants(tenants))).toEqual([]);
    expect(new Set(alike.map(tenantConstructId)).size).toBe(alike.length);
  });

  test('have logical IDs that tables do not have', () => {
    const { orders } = MINIMAL.tables;
    const tables = { authenticatedRoleTenantFoo: orders };
    expect(validationErrorsOf(withTenants({ fooTable: ROLE }, { tables }))).toEqual([
      [
        ['tenants', 'fooTable'],
        '"fooTable"',
        'a logical ID of its own; tables.authenticatedRoleTenantFoo has the logical ID "AuthenticatedRoleTenantFooTable" already',
        'rename this one or tables.authenticatedRoleTenantFoo',
      ],
    ]);
  });

  test('have IDs that fit a logical ID', () => {
    // AuthenticatedRole, Tenant, 3 × 74 and RoleArn are 252 characters.
    expect(validationErrorsOf(withTenants({ ['-'.repeat(74)]: ROLE }))).toEqual([]);
    expect(validationErrorsOf(withTenants({ [`${'-'.repeat(74)}aaa`]: ROLE }))).toEqual([]);
    const id = `${'-'.repeat(74)}aaaa`;
    expect(validationErrorsOf(withTenants({ [id]: ROLE }))).toEqual([
      [
        ['tenants', id],
        `"${id}"`,
        'a tenant ID that fits a logical ID of 255 characters, where each that is no letter or digit takes three',
        'shorten the ID, or remove its maxSessionDuration',
      ],
    ]);
  });

  test('are those with a maxSessionDuration: any number may be cut off', () => {
    const revoked = { revokeIssuedBefore: '2026-11-20T14:30:00Z' };
    const cutOff = Object.fromEntries(
      Object.keys(tenantsOf(60)).map((id) => [`${id}-${'-'.repeat(90)}`, revoked]),
    );
    expect(validationErrorsOf(withTenants({ ...tenantsOf(25), ...cutOff }))).toEqual([]);
  });

  test('are named for a reason', () => {
    expect(validationErrorsOf(withTenants({ acme: {} }))).toEqual([
      [
        ['tenants', 'acme'],
        '{}',
        'maxSessionDuration, revokeIssuedBefore or both',
        'remove the tenant: rows "tenant" isolates tenants without naming them',
      ],
    ]);
    const faulty = withTenants({ acme: { maxSessionDuration: 'long' } });
    expect(faultyPaths(faulty)).toEqual(['tenants.acme.maxSessionDuration']);
  });
});

test.each(['tokenTenant', 'tokenSub', 'TOKENTENANT'])(
  'the tag %s is refused: everybody would have it who has none of their own',
  (tag) => {
    expect(validationErrorsOf({ ...MINIMAL, tags: { [tag]: 'acme' } })).toEqual([
      [
        ['tags', tag],
        `"${tag}"`,
        'another tag key than tokenSub and tokenTenant, which tell policies who signed in',
        'rename the tag',
      ],
    ]);
  },
);
