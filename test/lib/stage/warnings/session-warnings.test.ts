import { MINIMAL, withTable } from '../../../stages';
import { idsOf, warningsOf } from './warnings-of';

const CLAIM = 'custom:tenantId';
const NEW_POOL = { tenantClaim: CLAIM };
const EXISTING_POOL = {
  ...NEW_POOL,
  userPool: { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: '1example23456789' },
};
const REVOKED = { revokeIssuedBefore: '2026-11-20T14:30:00Z' };
const ROLE = { maxSessionDuration: 3600 };
const TENANT_ROWS = withTable({ rows: 'tenant' }, { identity: NEW_POOL });
const CLASSIC = { ...TENANT_ROWS, identity: { ...NEW_POOL, classicFlow: true } };
const tenantsOf = (count: number, tenant: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, tenant]));
const { orders } = MINIMAL.tables;

describe('unseenWriteAttributes', () => {
  test.each<[string, object]>([
    ['rows', withTable({ rows: 'tenant' }, { identity: EXISTING_POOL })],
    [
      'rows of one table of several',
      {
        ...MINIMAL,
        identity: EXISTING_POOL,
        tables: { orders: { ...orders, rows: 'own' }, settings: { ...orders, rows: 'tenant' } },
      },
    ],
    [
      'sessions',
      { ...withTable({ rows: 'own' }), identity: EXISTING_POOL, tenants: { acme: REVOKED } },
    ],
  ])('is given if the claim of an existing user pool decides over %s', (_title, stage) => {
    expect(idsOf(stage)).toEqual(['unseenWriteAttributes']);
  });

  test('has the command that shows the write attributes', () => {
    const stage = withTable({ rows: 'tenant' }, { identity: EXISTING_POOL });
    expect(warningsOf(stage).unseenWriteAttributes).toContain(
      `aws cognito-idp describe-user-pool-client --region eu-west-1 --user-pool-id eu-west-1_AbCdEf123 --client-id 1example23456789 --query "contains(UserPoolClient.WriteAttributes || ['custom:tenantId'], 'custom:tenantId')"`,
    );
  });

  test('has the command of every app client', () => {
    const userPool = { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientIds: ['web', 'mobile'] };
    const stage = withTable({ rows: 'tenant' }, { identity: { ...NEW_POOL, userPool } });
    expect(warningsOf(stage).unseenWriteAttributes?.match(/--client-id \w+/g)).toEqual([
      '--client-id web',
      '--client-id mobile',
    ]);
    // Also of clients that the stage does not name.
    expect(warningsOf(stage).unseenWriteAttributes).toContain(
      'list-user-pool-clients --region eu-west-1 --user-pool-id eu-west-1_AbCdEf123',
    );
  });

  test.each<[string, object]>([
    ['a new user pool', TENANT_ROWS],
    ['a claim that decides nothing', withTable({ rows: 'own' }, { identity: EXISTING_POOL })],
  ])('is not given for %s', (_title, stage) => {
    expect(idsOf(stage)).toEqual([]);
  });
});

describe('hourOfEnhancedFlow', () => {
  const sessions = { maxDuration: '2h' };
  const tenants = { acme: { maxSessionDuration: '4h' }, globex: { maxSessionDuration: '1h' } };

  test.each<[string, object, string]>([
    ['all sessions', { sessions }, 'sessions.maxDuration: '],
    ["a tenant's", { tenants }, 'tenants.acme.maxSessionDuration: '],
    ['both', { sessions, tenants }, 'sessions.maxDuration, tenants.acme.maxSessionDuration: '],
  ])('names the keys with more than an hour: %s', (_title, keys, names) => {
    const stage = { ...TENANT_ROWS, ...keys };
    expect(idsOf(stage)).toEqual(['hourOfEnhancedFlow']);
    expect(warningsOf(stage).hourOfEnhancedFlow).toMatch(new RegExp(`^${names}`));
  });

  test('names the tenants whose users lose the enhanced flow with the fix', () => {
    const consequence = 'Users of acme, globex ';
    const messageOf = (keys: object) => warningsOf({ ...TENANT_ROWS, ...keys }).hourOfEnhancedFlow;
    expect(messageOf({ tenants })).toContain(consequence);
    expect(messageOf({ sessions })).not.toContain('Users of');
  });

  test.each<[string, object]>([
    ['3,600 seconds', { ...MINIMAL, sessions: { maxDuration: 3600 } }],
    ['an hour', { ...MINIMAL, sessions: { maxDuration: '1h' } }],
    ['the classic flow', { ...MINIMAL, identity: { classicFlow: true }, sessions }],
  ])('is not given for %s', (_title, stage) => {
    expect(idsOf(stage)).toEqual([]);
  });
});

describe('noRuleForOthers', () => {
  test.each([
    ['24 tenants with a role', tenantsOf(24, ROLE), []],
    ['25 tenants with a role', tenantsOf(25, ROLE), ['noRuleForOthers']],
    ['25 tenants without', tenantsOf(25, REVOKED), []],
  ])('%s', (_title, tenants, ids) => {
    expect(idsOf({ ...TENANT_ROWS, tenants })).toEqual(ids);
  });

  test('has the number of rules, and is not given in the classic flow', () => {
    const tenants = tenantsOf(25, ROLE);
    expect(warningsOf({ ...TENANT_ROWS, tenants }).noRuleForOthers).toMatch(/^tenants: 25 /);
    expect(idsOf({ ...CLASSIC, tenants })).toEqual(['classicFlowOnly']);
  });
});

describe('noCredentialsWithoutTenant', () => {
  test.each(['all', 'own'])('is given for rows "%s" beside roles of tenants', (rows) => {
    const stage = { ...withTable({ rows }), identity: NEW_POOL, tenants: { acme: ROLE } };
    expect(idsOf(stage)).toEqual(['noCredentialsWithoutTenant']);
    const { noCredentialsWithoutTenant } = warningsOf(stage);
    expect(noCredentialsWithoutTenant).toMatch(
      /^tenants\.acme\.maxSessionDuration: .* custom:tenantId, .* tables\.orders\. /,
    );
    expect(idsOf({ ...stage, tenants: { acme: REVOKED } })).toEqual([]);
    expect(idsOf({ ...stage, identity: CLASSIC.identity })).toEqual(['classicFlowOnly']);
  });
});

describe('classicFlowOnly', () => {
  test('names the tenants with a role, and the outputs that have their roles', () => {
    const stage = { ...CLASSIC, tenants: { acme: ROLE, 'b-c': ROLE, globex: REVOKED } };
    expect(idsOf(stage)).toEqual(['classicFlowOnly']);
    const { classicFlowOnly } = warningsOf(stage);
    expect(classicFlowOnly).toContain('users of acme, b-c get');
    expect(classicFlowOnly).toContain('(output TenantAcmeRoleArn, TenantBX2DcRoleArn)');
  });

  test('is not given without a role', () => {
    expect(idsOf({ ...CLASSIC, tenants: { globex: REVOKED } })).toEqual([]);
  });
});
