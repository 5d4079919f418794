import { signInUser } from '../../../../tools/check/run/sign-in-users';
import { signInWithSrp } from '../../../../tools/check/run/srp-sign-in';
import { CleanUp } from '../../../../tools/check/run/clean-up';
import { withClients } from '../../../../tools/sdk/clients';
import type { ProbeUser } from '../../../../tools/check/probes/probe';
import { awsServer, Refusal } from '../../../aws-server';
import { checked, withTable } from '../../../stages';
import { CLIENT, UserPool, type Claims } from './test-user-pool';
import { PROVIDER } from './test-context';

jest.mock('../../../../tools/check/run/srp-sign-in', () => ({ signInWithSrp: jest.fn() }));
const bySrp: { signInWithSrp: typeof signInWithSrp } = jest.requireActual(
  '../../../../tools/check/run/srp-sign-in',
);
const aws = awsServer();
const OF_ACME = { name: 'user of tenant acme', tenant: 'acme' };
const OF_NOBODY = { name: 'user without a tenant', tenant: undefined };
const WITH_TENANTS = { tenantClaim: 'custom:t' };

beforeEach(() => {
  aws.on('GetId', { IdentityId: 'us-east-1:id-1' });
  jest.mocked(signInWithSrp).mockImplementation(bySrp.signInWithSrp);
});

/** A user pool whose users sign in without SRP. */
function poolWithoutSrp(change?: (claims: Claims) => Claims) {
  const pool = new UserPool(aws, change);
  jest
    .mocked(signInWithSrp)
    .mockImplementation((_file, { username }) => Promise.resolve(pool.signIn(username)));
}

/** Signs a temporary user in; returns what is registered for removal too. */
async function signIn(planned: ProbeUser, identity: object = WITH_TENANTS) {
  const cleanUp = new CleanUp();
  const identities: string[] = [];
  const { endpoint } = aws;
  const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
  const user = await withClients(
    { region: 'us-east-1', endpoint, credentials },
    'us-east-1',
    (clients) =>
      signInUser(planned, clients, {
        ...{ stage: checked(withTable({}, { identity })), clientFile: () => CLIENT },
        provider: PROVIDER,
        ...{ endpoint, cleanUp, deleteIdentityLater: (id) => identities.push(id) },
      }).catch((error: unknown) => String(error)),
  );
  return { user, left: cleanUp.left, identities };
}

/** The attributes of the created user. */
const attributes = () =>
  aws.asked.find(({ action }) => action === 'AdminCreateUser')?.body.UserAttributes;

describe('temporary user who signs in', () => {
  test('is created, signs in and gets an identity, all registered for removal', async () => {
    const pool = new UserPool(aws, (claims) => ({ ...claims, 'cognito:groups': ['a'], age: 7 }));
    const { user, left, identities } = await signIn(OF_ACME);
    const [name = ''] = pool.users.keys();
    expect(user).toEqual({
      ...OF_ACME,
      idToken: expect.stringMatching(/^ey.+\..+\./),
      accessToken: expect.stringMatching(/^ey.+\..+\./),
      identityId: 'us-east-1:id-1',
      userSub: 'sub-1',
      groups: ['a'],
      claims: {
        ...{ sub: 'sub-1', 'custom:t': 'acme', token_use: 'id' },
        ...{ email: `${name}@example.com`, email_verified: 'true' },
      },
    });
    expect(left).toEqual([`user ${name} in user pool us-east-1_Ab1`]);
    expect(identities).toEqual(['us-east-1:id-1']);
    expect(attributes()).toContainEqual({ Name: 'custom:t', Value: 'acme' });
    const { idToken } = user as { idToken: string };
    expect(aws.asked.find(({ action }) => action === 'GetId')?.body).toEqual({
      IdentityPoolId: 'us-east-1:pool',
      Logins: { [PROVIDER]: idToken },
    });
  });

  test.each([
    ['in a stage with tenants', WITH_TENANTS],
    ['in a stage without a claim', {}],
  ])('has no tenant attribute without a tenant, %s', async (_where, identity) => {
    poolWithoutSrp();
    expect((await signIn(OF_NOBODY, identity)).user).toMatchObject(OF_NOBODY);
    expect(attributes().map(({ Name }: { Name: string }) => Name)).toEqual([
      'email',
      'email_verified',
    ]);
  });

  test.each<[ProbeUser, string | undefined, string]>([
    [OF_ACME, 'other', 'user of tenant acme has custom:t "other" instead of "acme"'],
    [OF_ACME, undefined, 'user of tenant acme has custom:t undefined instead of "acme"'],
    [OF_NOBODY, 'other', 'user without a tenant has custom:t "other" instead of undefined'],
  ])('must have its tenant in the ID token: %j with %s', async (planned, tenant, message) => {
    poolWithoutSrp((claims) => ({ ...claims, 'custom:t': tenant }));
    const { user, left, identities } = await signIn(planned);
    expect(user).toContain(message);
    expect(left).toHaveLength(1);
    expect(identities).toEqual([]);
  });

  test.each([
    ['DescribeUserPool', 'DescribeUserPool', 0],
    ['AdminCreateUser', 'AdminCreateUser access-check-', 1],
    ['InitiateAuth', 'Sign-in of access-check-', 1],
    ['GetId', 'GetId', 1],
  ])(
    'names the failed step %s as %s; what may exist by then is registered for removal',
    async (action, what, made) => {
      new UserPool(aws);
      aws.on(action, new Refusal('AccessDeniedException', 'no'));
      const { user, left } = await signIn(OF_ACME);
      expect(user).toContain(`Error: ${what}`);
      expect(user).toContain('failed: AccessDeniedException: no');
      expect(left).toHaveLength(made);
    },
  );
});
