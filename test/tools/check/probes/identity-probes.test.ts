import { getsCredentials, identityProbes } from '../../../../tools/check/probes/identity-probes';
import { probeUsers } from '../../../../tools/check/probes/probe-plan';
import { checked, MINIMAL, withTable } from '../../../stages';
import { probeLines } from './probe-lines';

const TENANT_CLAIM = { tenantClaim: 'custom:tenantId' };
const EXISTING = {
  userPool: { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' },
};
const SHORT = { maxSessionDuration: '2h' };
const REVOKED = { revokeIssuedBefore: '2026-11-01T00:00:00Z' };
const ENHANCED = 'GetCredentialsForIdentity';
const CLASSIC = 'AssumeRoleWithWebIdentity';

/** Expected in every stage: without an ID token of this pool nobody gets anything. */
const WITHOUT_VALID_TOKEN = [
  'unauthenticated | GetId GetCredentialsForIdentity | no token | denied',
  'invalid token | GetId GetCredentialsForIdentity | a token of another user pool | denied',
  'invalid token | GetId GetCredentialsForIdentity | a token of another app client | denied',
  'invalid token | GetId GetCredentialsForIdentity | a tampered ID token | denied',
];

function linesOf(written: unknown): string[] {
  const stage = checked(written);
  return probeLines(identityProbes(stage, probeUsers(stage)));
}

describe('identity probes', () => {
  test.each<[string, unknown, string[]]>([
    [
      'the smallest stage',
      MINIMAL,
      [
        `user 1 | ${ENHANCED} | their ID token | allowed`,
        `user 2 | ${ENHANCED} | their ID token | allowed`,
        'user 1 | GetOpenIdToken | their ID token | denied',
      ],
    ],
    [
      'further clients: each signs a user in',
      { ...MINIMAL, identity: { userPool: { clients: { web: {}, mobile: {} } } } },
      [
        `user 1 | ${ENHANCED} | their ID token | allowed`,
        `user 2 | ${ENHANCED} | their ID token | allowed`,
        `user 1, client web | ${ENHANCED} | their ID token | allowed`,
        `user 1, client mobile | ${ENHANCED} | their ID token | allowed`,
        'user 1 | GetOpenIdToken | their ID token | denied',
        'user 1, client web | GetOpenIdToken | their ID token | denied',
        'user 1, client mobile | GetOpenIdToken | their ID token | denied',
      ],
    ],
    [
      'a further client of an existing pool, and a tenant with a role',
      withTable(
        {},
        {
          identity: {
            ...TENANT_CLAIM,
            userPool: { userPoolId: 'us-east-1_AbCdEf123', userPoolClientIds: ['a', 'b'] },
          },
          tenants: { acme: SHORT },
        },
      ),
      [
        `user of tenant acme | ${ENHANCED} | their ID token | allowed`,
        `user of tenant check-tenant-1 | ${ENHANCED} | their ID token | allowed`,
        `user without a tenant | ${ENHANCED} | their ID token | denied`,
        `user of tenant acme, client 2 | ${ENHANCED} | their ID token | allowed`,
        `user without a tenant, client 2 | ${ENHANCED} | their ID token | denied`,
        `user of tenant check-tenant-1 | ${ENHANCED} | their ID token, role of tenant acme | denied`,
        `user without a tenant | ${ENHANCED} | their ID token, role of tenant acme | denied`,
        `user without a tenant, client 2 | ${ENHANCED} | their ID token, role of tenant acme | denied`,
        'user of tenant acme | GetOpenIdToken | their ID token | denied',
        'user of tenant acme, client 2 | GetOpenIdToken | their ID token | denied',
        'user of tenant acme | UpdateUserAttributes | their own tenant | denied',
        'user of tenant acme, client 2 | UpdateUserAttributes | their own tenant | denied',
      ],
    ],
    [
      'two groups, of which nobody else gets the role, by any client',
      {
        ...MINIMAL,
        identity: { userPool: { clients: { web: {} } } },
        groups: Object.fromEntries(
          ['a', 'b'].map((name, precedence) => [
            name,
            { precedence, tables: { orders: { rows: 'all' } } },
          ]),
        ),
      },
      [
        `user 1 | ${ENHANCED} | their ID token | allowed`,
        `user 2 | ${ENHANCED} | their ID token | allowed`,
        `member of group a | ${ENHANCED} | their ID token | allowed`,
        `member of group b | ${ENHANCED} | their ID token | allowed`,
        `user 1, client web | ${ENHANCED} | their ID token | allowed`,
        `member of group a, client web | ${ENHANCED} | their ID token | allowed`,
        `member of group b, client web | ${ENHANCED} | their ID token | allowed`,
        `user 1 | ${ENHANCED} | their ID token, role of group a | denied`,
        `user 1 | ${ENHANCED} | their ID token, role of group b | denied`,
        `member of group a | ${ENHANCED} | their ID token, role of group b | denied`,
        `member of group b | ${ENHANCED} | their ID token, role of group a | denied`,
        `user 1, client web | ${ENHANCED} | their ID token, role of group a | denied`,
        `user 1, client web | ${ENHANCED} | their ID token, role of group b | denied`,
        `member of group a, client web | ${ENHANCED} | their ID token, role of group b | denied`,
        `member of group b, client web | ${ENHANCED} | their ID token, role of group a | denied`,
        'user 1 | GetOpenIdToken | their ID token | denied',
        'user 1, client web | GetOpenIdToken | their ID token | denied',
      ],
    ],
    [
      'the classic flow',
      { ...MINIMAL, identity: { classicFlow: true } },
      [
        `user 1 | ${CLASSIC} | their ID token | allowed`,
        `user 2 | ${CLASSIC} | their ID token | allowed`,
      ],
    ],
    [
      'rows by tenant, and no tenant with a role',
      withTable({ rows: 'tenant' }, { identity: TENANT_CLAIM }),
      [
        `user of tenant check-tenant-1 | ${ENHANCED} | their ID token | allowed`,
        `user of tenant check-tenant-2 | ${ENHANCED} | their ID token | allowed`,
        `user without a tenant | ${ENHANCED} | their ID token | allowed`,
        'user of tenant check-tenant-1 | GetOpenIdToken | their ID token | denied',
        'user of tenant check-tenant-1 | UpdateUserAttributes | their own tenant | denied',
      ],
    ],
    [
      'a tenant claim that nothing uses',
      { ...MINIMAL, identity: TENANT_CLAIM },
      [
        `user 1 | ${ENHANCED} | their ID token | allowed`,
        `user 2 | ${ENHANCED} | their ID token | allowed`,
        'user 1 | GetOpenIdToken | their ID token | denied',
      ],
    ],
    [
      'a tenant claim from a trigger, which no user can write',
      withTable({ rows: 'tenant' }, { identity: { ...EXISTING, tenantClaim: 'tenantId' } }),
      [
        `user of tenant check-tenant-1 | ${ENHANCED} | their ID token | allowed`,
        `user of tenant check-tenant-2 | ${ENHANCED} | their ID token | allowed`,
        `user without a tenant | ${ENHANCED} | their ID token | allowed`,
        'user of tenant check-tenant-1 | GetOpenIdToken | their ID token | denied',
      ],
    ],
    [
      'a tenant with a role: others do not get it, and without a tenant there is none',
      withTable({ rows: 'tenant' }, { identity: TENANT_CLAIM, tenants: { acme: SHORT } }),
      [
        `user of tenant acme | ${ENHANCED} | their ID token | allowed`,
        `user of tenant check-tenant-1 | ${ENHANCED} | their ID token | allowed`,
        `user without a tenant | ${ENHANCED} | their ID token | denied`,
        `user of tenant check-tenant-1 | ${ENHANCED} | their ID token, role of tenant acme | denied`,
        `user without a tenant | ${ENHANCED} | their ID token, role of tenant acme | denied`,
        'user of tenant acme | GetOpenIdToken | their ID token | denied',
        'user of tenant acme | UpdateUserAttributes | their own tenant | denied',
      ],
    ],
    [
      'two tenants with roles: neither gets that of the other',
      withTable({}, { identity: TENANT_CLAIM, tenants: { acme: SHORT, beta: SHORT } }),
      [
        `user of tenant acme | ${ENHANCED} | their ID token | allowed`,
        `user of tenant beta | ${ENHANCED} | their ID token | allowed`,
        `user of tenant check-tenant-1 | ${ENHANCED} | their ID token | allowed`,
        `user without a tenant | ${ENHANCED} | their ID token | denied`,
        `user of tenant acme | ${ENHANCED} | their ID token, role of tenant beta | denied`,
        `user of tenant beta | ${ENHANCED} | their ID token, role of tenant acme | denied`,
        `user of tenant check-tenant-1 | ${ENHANCED} | their ID token, role of tenant acme | denied`,
        `user without a tenant | ${ENHANCED} | their ID token, role of tenant acme | denied`,
        'user of tenant acme | GetOpenIdToken | their ID token | denied',
        'user of tenant acme | UpdateUserAttributes | their own tenant | denied',
      ],
    ],
    [
      'a tenant with a role in the classic flow: each user gets only their own',
      withTable(
        {},
        {
          identity: { ...TENANT_CLAIM, classicFlow: true },
          tenants: { acme: SHORT, beta: REVOKED },
        },
      ),
      [
        `user of tenant acme | ${CLASSIC} | their ID token, role of tenant acme | allowed`,
        `user of tenant check-tenant-1 | ${CLASSIC} | their ID token | allowed`,
        `user without a tenant | ${CLASSIC} | their ID token | allowed`,
        `user of tenant check-tenant-1 | ${CLASSIC} | their ID token, role of tenant acme | denied`,
        `user without a tenant | ${CLASSIC} | their ID token, role of tenant acme | denied`,
        `user of tenant acme | ${CLASSIC} | their ID token | denied`,
        'user of tenant acme | UpdateUserAttributes | their own tenant | denied',
      ],
    ],
  ])('with %s', (_what, written, expected) => {
    expect(linesOf(written)).toEqual([...expected, ...WITHOUT_VALID_TOKEN]);
  });
});

describe('credentials of a user without a tenant', () => {
  test.each([
    [false, {}, true],
    [false, { acme: SHORT }, false],
    [true, { acme: SHORT }, true],
  ])(
    'classicFlow %s, tenants %j: a user without a tenant gets credentials: %s',
    (classicFlow, tenants, expected) => {
      const stage = checked(
        withTable({ rows: 'tenant' }, { identity: { ...TENANT_CLAIM, classicFlow }, tenants }),
      );
      expect(getsCredentials(stage, { name: 'user', tenant: undefined })).toBe(expected);
      expect(getsCredentials(stage, { name: 'user', tenant: 'any' })).toBe(true);
    },
  );
});
