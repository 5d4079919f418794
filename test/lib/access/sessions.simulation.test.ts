import { decideCall } from '../../../tools/simulator/call';
import { deploymentOf, type DeployedTemplate } from '../../tools/simulator/deployment';
import { sessionOf, signIn, type User } from '../../../tools/simulator/sign-in';
import { withTable } from '../../stages';
import { templateOf } from '../../synthesis';

const CLAIM = 'custom:tenantId';
const ROLE = { maxSessionDuration: 3600 };
const TENANTS = { dev01: ROLE, globex: ROLE };

function stage(others: object = {}): object {
  return withTable(
    { rows: 'tenant' },
    { identity: { tenantClaim: CLAIM }, tenants: TENANTS, ...others },
  );
}

function userOf(tenant: string | undefined, others: Partial<User> = {}): User {
  return {
    identityId: 'us-east-1:11111111-1111-4111-8111-111111111111',
    claims: {
      sub: '11111111-1111-4111-9111-111111111111',
      ...(tenant !== undefined && { [CLAIM]: tenant }),
    },
    ...others,
  };
}

/** The role that a user gets, or why none. */
async function roleOf(deployment: DeployedTemplate, user: User): Promise<string> {
  const signedIn = await signIn(deployment, user);
  return signedIn.allowed ? signedIn.session.role : `no: ${signedIn.deniedBy}`;
}

describe('role mapping and trust policy: the role that a user gets', () => {
  let enhanced: DeployedTemplate;
  beforeAll(() => {
    enhanced = deploymentOf(templateOf(stage()));
  });

  test.each([
    ['dev01', 'AuthenticatedRoleTenantDev01'],
    ['globex', 'AuthenticatedRoleTenantGlobex'],
    ['initech', 'AuthenticatedRole'],
    ['DEV01', 'AuthenticatedRole'],
    ['dev01 ', 'AuthenticatedRole'],
    [undefined, 'no: role mapping'],
  ])('of the tenant %s: %s', async (tenant, expected) => {
    expect(await roleOf(enhanced, userOf(tenant))).toBe(expected);
  });

  // With CustomRoleArn, which the identity pool accepts for every matching rule; the last one matches others too.
  test.each([
    ['globex', 'AuthenticatedRole', 'no: trust'],
    ['globex', 'AuthenticatedRoleTenantDev01', 'no: role mapping'],
    ['dev01', 'AuthenticatedRole', 'no: role mapping'],
    ['initech', 'AuthenticatedRoleTenantDev01', 'no: role mapping'],
  ])('of the tenant %s who requests %s: %s', async (tenant, asksFor, expected) => {
    expect(await roleOf(enhanced, userOf(tenant, { asksFor }))).toBe(expected);
  });

  test('the classic flow is closed', async () => {
    expect(await roleOf(enhanced, userOf('dev01', { flow: 'classic' }))).toBe('no: classic flow');
  });

  test('25 tenants use all rules, so that users of other tenants get no role', async () => {
    const tenants = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`t${n}`, ROLE]));
    const full = deploymentOf(templateOf(stage({ tenants })));
    expect(await roleOf(full, userOf('t24'))).toBe('AuthenticatedRoleTenantT24');
    expect(await roleOf(full, userOf('initech'))).toBe('no: role mapping');
  });
});

describe('trust policy in the classic flow, in which the client requests any role', () => {
  const flow = 'classic';
  let classic: DeployedTemplate;
  beforeAll(() => {
    const identity = { tenantClaim: CLAIM, classicFlow: true };
    classic = deploymentOf(templateOf(stage({ identity })));
  });
  const OWN = ['AuthenticatedRoleTenantDev01', 'AuthenticatedRoleTenantGlobex'];

  test.each([
    ['dev01', 'AuthenticatedRoleTenantDev01', true],
    ['dev01', 'AuthenticatedRoleTenantGlobex', false],
    ['dev01', 'AuthenticatedRole', false],
    ['initech', 'AuthenticatedRole', true],
    ['initech', 'AuthenticatedRoleTenantDev01', false],
    ['DEV01', 'AuthenticatedRoleTenantDev01', false],
  ])('a user of %s requests %s: %s', async (tenant, asksFor, allowed) => {
    expect((await signIn(classic, userOf(tenant, { flow, asksFor }))).allowed).toBe(allowed);
  });

  test.each([
    ['initech', 'AuthenticatedRole'],
    // The pool does not choose by claim then, and the role that it gives is not theirs.
    ['dev01', 'no: trust'],
  ])('the enhanced flow gives a user of %s: %s', async (tenant, expected) => {
    expect(await roleOf(classic, userOf(tenant))).toBe(expected);
  });

  test.each(OWN)('a user without a tenant does not get %s', async (asksFor) => {
    expect(await roleOf(classic, userOf(undefined, { flow, asksFor }))).toBe('no: trust');
  });

  test.each(['AuthenticatedRole', ...OWN])(
    'an unauthenticated identity does not get %s',
    async (asksFor) => {
      for (const tenant of ['dev01', 'globex', 'initech', undefined]) {
        const guest = userOf(tenant, { flow, asksFor, amr: ['unauthenticated'] });
        expect(await roleOf(classic, guest)).toBe('no: trust');
      }
    },
  );
});

test('revocation policy: sessions of one tenant are revoked without a role of its own', async () => {
  const tenants = { acme: { revokeIssuedBefore: '2026-11-20T14:30:00Z' } };
  const deployment = deploymentOf(templateOf(stage({ tenants })));
  const decided = async (tenant: string | undefined, issuedAt: string) => {
    const session = await sessionOf(deployment, userOf(tenant, { issuedAt }));
    const resource = deployment.attribute('OrdersTable', 'Arn');
    const call = { action: 'dynamodb:GetItem', resource, keys: [tenant ?? ''] };
    return decideCall(session, call);
  };
  expect(await decided('acme', '2026-11-20T14:29:59Z')).toBe('denied');
  expect(await decided('acme', '2026-11-20T14:30:00Z')).toBe('allowed');
  expect(await decided('globex', '2026-11-20T14:29:59Z')).toBe('allowed');
  expect(await roleOf(deployment, userOf(undefined))).toBe('AuthenticatedRole');
});

test.each(['all', 'own'])(
  'revocation policy: with rows "%s" too a tenant is cut off at once, whose sessions began before it was named',
  async (rows) => {
    const written = withTable({ rows }, { identity: { tenantClaim: CLAIM } });
    const issuedAt = '2026-11-20T14:29:59Z';
    const user = userOf('acme', { issuedAt });
    const session = await sessionOf(deploymentOf(templateOf(written)), user);
    const tenants = { acme: { revokeIssuedBefore: '2026-11-20T14:30:00Z' } };
    const deployment = deploymentOf(templateOf({ ...written, tenants }));
    const resource = deployment.attribute('OrdersTable', 'Arn');
    const call = { action: 'dynamodb:GetItem', resource, keys: [user.identityId] };
    expect(await decideCall(session, call)).toBe('allowed');
    expect(await decideCall({ ...session, deployment }, call)).toBe('denied');
  },
);

describe('revocation policy, as IAM decides', () => {
  const EVERYBODY = '2026-11-20T14:30:00Z';
  const DEV01 = '2026-11-21T00:00:00Z';
  let deployment: DeployedTemplate;
  beforeAll(() => {
    const sessions = { revokeIssuedBefore: EVERYBODY };
    const tenants = { ...TENANTS, dev01: { ...ROLE, revokeIssuedBefore: DEV01 } };
    deployment = deploymentOf(templateOf(stage({ sessions, tenants })));
  });

  test.each([
    ['initech', '2026-11-20T14:29:59Z', 'denied'],
    ['initech', EVERYBODY, 'allowed'],
    ['globex', '2026-11-20T14:29:59Z', 'denied'],
    ['globex', '2026-11-20T23:59:59Z', 'allowed'],
    ['dev01', EVERYBODY, 'denied'],
    ['dev01', '2026-11-20T23:59:59Z', 'denied'],
    ['dev01', DEV01, 'allowed'],
  ])('a session of %s issued at %s is %s', async (tenant, issuedAt, expected) => {
    const session = await sessionOf(deployment, userOf(tenant, { issuedAt }));
    const resource = deployment.attribute('OrdersTable', 'Arn');
    for (const action of ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']) {
      const call = { action, resource, keys: [tenant] };
      expect(await decideCall(session, call)).toBe(expected);
    }
  });

  test('a session that its tenant had before the tenant got a role of its own ends as well', async () => {
    const before = deploymentOf(templateOf(stage({ tenants: {} })));
    const began = await sessionOf(before, userOf('dev01', { issuedAt: EVERYBODY }));
    // The session continues with the policies that are deployed now.
    const session = { ...began, deployment };
    const resource = deployment.attribute('OrdersTable', 'Arn');
    const call = { action: 'dynamodb:GetItem', resource, keys: ['dev01'] };
    expect(session.role).toBe('AuthenticatedRole');
    expect(await decideCall(session, call)).toBe('denied');
    const later = { ...session, context: { ...session.context, 'aws:TokenIssueTime': DEV01 } };
    expect(await decideCall(later, call)).toBe('allowed');
  });
});
