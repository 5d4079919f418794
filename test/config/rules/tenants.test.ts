import { MINIMAL, withTable } from '../../stages';
import { faultyPaths, problemsOf } from '../problems-of';

const CLAIM = 'custom:tenantId';
const EXISTING = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
const withTenants = (tenants: object, others: object = {}) => ({
  ...MINIMAL,
  identity: { tenantClaim: CLAIM },
  ...others,
  tenants,
});
const tenantsOf = (count: number, length = 2) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [String(n).padStart(length, 't'), {}]),
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
    ['a tenant', { ...MINIMAL, tenants: { acme: {} } }, 'tenants'],
    [
      'both',
      { ...withTable({ rows: 'tenant' }), tenants: { acme: {} }, identity: {} },
      'tables.orders.rows',
    ],
  ])('is needed by %s', (_title, stage, by) => {
    expect(problemsOf(stage)).toEqual(needed(by));
  });

  test.each([
    ['nobody', MINIMAL],
    ['rows "own"', withTable({ rows: 'own' })],
  ])('is not needed by %s', (_title, stage) => {
    expect(problemsOf(stage)).toEqual([]);
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
      ...['email', 'name', 'website', 'zoneinfo', 'profile', 'preferred_username'].map(
        (claim) => [claim, DESCRIBES_USER(claim)] as const,
      ),
      ...['sub', 'aud', 'cognito:username', 'cognito:groups', 'identities'].map(
        (claim) => [claim, OF_TOKEN(claim)] as const,
      ),
    ])('may not be %s', (tenantClaim, reason) => {
      expect(problemsOf({ ...MINIMAL, identity: { tenantClaim, userPool } })).toEqual([
        [
          CLAIM_PATH,
          `"${tenantClaim}"`,
          `a claim that users cannot set for themselves: ${reason}`,
          'write "custom:tenantId", an attribute that only administrators set',
        ],
      ]);
    });

    test('may be a custom attribute', () => {
      expect(problemsOf({ ...MINIMAL, identity: { tenantClaim: CLAIM, userPool } })).toEqual([]);
    });
  });

  test.each(['tenantId', 'https://example.com/tenant', 'custom:a.b', `custom:${'a'.repeat(21)}`])(
    'of a new user pool may not be %s, and of an existing one it may',
    (tenantClaim) => {
      expect(problemsOf({ ...MINIMAL, identity: { tenantClaim } })).toEqual([
        [
          CLAIM_PATH,
          `"${tenantClaim}"`,
          'a claim that users cannot set for themselves: the attribute of a new user pool is "custom:" and 1 to 20 letters, digits, _ and -',
          'write "custom:tenantId", an attribute that only administrators set',
        ],
      ]);
      const identity = { tenantClaim, userPool: EXISTING };
      expect(problemsOf({ ...MINIMAL, identity })).toEqual([]);
    },
  );
});

describe('tenants with a role of their own', () => {
  test('are 25 at most, and the 26th is told the alternative', () => {
    expect(problemsOf(withTenants(tenantsOf(25)))).toEqual([]);
    expect(problemsOf(withTenants(tenantsOf(26)))).toEqual([
      [
        ['tenants'],
        '26',
        'at most 25 tenants: each has a role chosen by a rule, and Cognito takes 25 rules',
        'name only tenants that differ: rows "tenant" isolates any number of tenants by a principal tag without naming them, and sessions.maxDuration holds for all of them',
      ],
    ]);
  });

  test('have IDs that fit a trust policy together', () => {
    // 12 × (126 + 3) = 1,548
    expect(problemsOf(withTenants(tenantsOf(12, 126)))).toEqual([]);
    const longer = { ...tenantsOf(11, 126), ['t'.repeat(127)]: {} };
    expect(problemsOf(withTenants(longer))).toEqual([
      [
        ['tenants'],
        '1549',
        "tenant IDs of at most 1548 characters together, 3 more for each, because IAM's trust policies end at 2048",
        'shorten the IDs, or name only tenants that differ',
      ],
    ]);
  });

  test('have construct IDs of their own', () => {
    expect(problemsOf(withTenants({ acme: {}, Acme: {}, 'a-cme': {} }))).toEqual([
      [
        ['tenants', 'Acme'],
        '"Acme"',
        'a construct ID of its own; tenants.acme has the construct ID "TenantAcme" already',
        'rename this one or tenants.acme',
      ],
    ]);
  });

  test('take an output each, of which tables have fewer then', () => {
    const tables = (count: number) => ({
      tables: Object.fromEntries(
        Array.from({ length: count }, (_, n) => [`table${n}`, MINIMAL.tables.orders]),
      ),
    });
    expect(faultyPaths(withTenants(tenantsOf(25), tables(85)))).toEqual([]);
    expect(problemsOf(withTenants(tenantsOf(25), tables(86)))).toEqual([
      [
        ['tables'],
        '86',
        'at most 85 tables',
        'split the stage: a template has 200 outputs at most',
      ],
    ]);
  });
});

test.each(['tokenTenant', 'tokenSub', 'TOKENTENANT'])(
  'the tag %s is refused: everybody would have it who has none of their own',
  (tag) => {
    expect(problemsOf({ ...MINIMAL, tags: { [tag]: 'acme' } })).toEqual([
      [
        ['tags', tag],
        `"${tag}"`,
        'another tag key than tokenSub and tokenTenant, which tell policies who signed in',
        'rename the tag',
      ],
    ]);
  },
);
