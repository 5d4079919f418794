import { signInUser } from '../../../../tools/check/run/signed-in-user';
import { CleanUp } from '../../../../tools/check/run/clean-up';
import { withClients } from '../../../../tools/sdk/clients';
import type { ProbeUser } from '../../../../tools/check/probes/probe';
import { awsServer, Refusal } from '../../../aws-server';
import { checked, withTable } from '../../../stages';
import { CLIENT, UserPool } from './test-user-pool';
import { PROVIDER } from './test-context';

const aws = awsServer();
const OF_ACME = { name: 'user of tenant acme', tenant: 'acme' };
const OF_NOBODY = { name: 'user without a tenant', tenant: undefined };
const WITH_TENANTS = { tenantClaim: 'custom:t' };

beforeEach(() => {
  aws.on('GetId', { IdentityId: 'us-east-1:id-1' });
});

/** A user becomes active; gives what is to be removed then too. */
async function active(planned: ProbeUser, identity: object = WITH_TENANTS) {
  const cleanUp = new CleanUp();
  const forgotten: string[] = [];
  const { endpoint } = aws;
  const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
  const user = await withClients(
    { region: 'us-east-1', endpoint, credentials },
    'us-east-1',
    (clients) =>
      signInUser(planned, clients, {
        ...{ stage: checked(withTable({}, { identity })), client: CLIENT, provider: PROVIDER },
        ...{ endpoint, cleanUp, forgetLater: (id) => forgotten.push(id) },
      }).catch((error: unknown) => String(error)),
  );
  return { user, left: cleanUp.left, forgotten };
}

/** The attributes that a user was created with. */
const attributes = () =>
  aws.asked.find(({ action }) => action === 'AdminCreateUser')?.body.UserAttributes;

test('a user is made, signs in and gets an identity, all of which is removed later', async () => {
  const pool = new UserPool(aws, (claims) => ({ ...claims, 'cognito:groups': ['a'], age: 7 }));
  const { user, left, forgotten } = await active(OF_ACME);
  const [name = ''] = pool.users.keys();
  expect(user).toEqual({
    ...OF_ACME,
    idToken: expect.stringMatching(/^ey.+\..+\./),
    accessToken: expect.stringMatching(/^ey.+\..+\./),
    identityId: 'us-east-1:id-1',
    userSub: 'sub-1',
    claims: {
      ...{ sub: 'sub-1', 'custom:t': 'acme', token_use: 'id' },
      ...{ email: `${name}@example.com`, email_verified: 'true' },
    },
  });
  expect(left).toEqual([`user ${name} of the user pool us-east-1_Ab1`]);
  expect(forgotten).toEqual(['us-east-1:id-1']);
  expect(attributes()).toContainEqual({ Name: 'custom:t', Value: 'acme' });
  const { idToken } = user as { idToken: string };
  expect(aws.asked.find(({ action }) => action === 'GetId')?.body).toEqual({
    IdentityPoolId: 'us-east-1:pool',
    Logins: { [PROVIDER]: idToken },
  });
});

test.each([
  ['in a stage that knows tenants', WITH_TENANTS],
  ['in a stage without a claim', {}],
])('a user without a tenant has no attribute of one %s', async (_where, identity) => {
  new UserPool(aws);
  expect((await active(OF_NOBODY, identity)).user).toMatchObject(OF_NOBODY);
  expect(attributes().map(({ Name }: { Name: string }) => Name)).toEqual([
    'email',
    'email_verified',
  ]);
});

test.each<[ProbeUser, string | undefined, string]>([
  [OF_ACME, 'other', 'user of tenant acme with custom:t "other"; expected "acme"'],
  [OF_ACME, undefined, 'user of tenant acme with custom:t undefined; expected "acme"'],
  [OF_NOBODY, 'other', 'user without a tenant with custom:t "other"; expected undefined'],
])('%j, of whom the token says %s, would prove nothing', async (planned, tenant, message) => {
  new UserPool(aws, (claims) => ({ ...claims, 'custom:t': tenant }));
  const { user, left, forgotten } = await active(planned);
  expect(user).toBe(
    `Error: received an ID token of the ${message}; let the app client read the attribute, and no trigger change it`,
  );
  expect(left).toHaveLength(1);
  expect(forgotten).toEqual([]);
});

test.each([
  ['DescribeUserPool', 'DescribeUserPool', 0],
  ['AdminCreateUser', 'AdminCreateUser access-check-', 1],
  ['InitiateAuth', 'signing in as access-check-', 1],
  ['GetId', 'GetId', 1],
])(
  'a failure of %s is told as that of %s; what may be made by then is removed',
  async (action, what, made) => {
    new UserPool(aws);
    aws.on(action, new Refusal('AccessDeniedException', 'no'));
    const { user, left } = await active(OF_ACME);
    expect(user).toContain(`Error: ${what}`);
    expect(user).toContain(
      'failed: AccessDeniedException: no; use credentials that have the policy',
    );
    expect(left).toHaveLength(made);
  },
);
