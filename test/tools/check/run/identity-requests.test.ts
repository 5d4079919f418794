import { sendIdentityRequest } from '../../../../tools/check/run/identity-requests';
import { userRoles } from '../../../../tools/check/run/user-roles';
import { userNamed, type ProbeContext } from '../../../../tools/check/run/probe-context';
import type { IdentityProbe } from '../../../../tools/check/probes/probe';
import { awsServer } from '../../../aws-server';
import { checked, withTable } from '../../../stages';
import { aRun, OF_USER, PROVIDER, USER } from './test-context';

const aws = awsServer();
const ROLE = 'arn:aws:iam::111122223333:role/';
const OUTPUTS = { AuthenticatedRoleArn: `${ROLE}all`, TenantAcmeRoleArn: `${ROLE}acme` };
const UNTIL = new Date('2031-01-01');
const STAGE = checked(
  withTable(
    {},
    {
      identity: { tenantClaim: 'custom:t', classicFlow: true },
      sessions: { maxDuration: '2h' },
      tenants: { acme: { maxSessionDuration: '4h' } },
    },
  ),
);

beforeEach(() => {
  const given = { AccessKeyId: 'ASIANEW', SessionToken: 'token' };
  const Expiration = UNTIL.getTime() / 1_000;
  aws
    .on('GetId', { IdentityId: 'us-east-1:new' })
    .on('GetOpenIdToken', { IdentityId: 'us-east-1:id-1', Token: 'open' })
    .on('GetCredentialsForIdentity', {
      IdentityId: 'us-east-1:id-1',
      Credentials: { ...given, SecretKey: 'secret', Expiration },
    })
    .on(
      'AssumeRoleWithWebIdentity',
      `<Credentials><AccessKeyId>ASIANEW</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${UNTIL.toISOString()}</Expiration></Credentials>`,
    );
});

/** Makes a call, and gives what reached AWS of it and what became of the user. */
async function called(probe: Partial<IdentityProbe>) {
  const forgotten: string[] = [];
  const user = { ...USER };
  const run: ProbeContext = aRun(aws, {
    ...{ stage: STAGE, outputs: OUTPUTS, users: [user] },
    forgetLater: (id) => forgotten.push(id),
  });
  const detail = await sendIdentityRequest(
    {
      ...{ kind: 'identity', who: 'user 1', action: 'GetId', shows: 'their ID token' },
      ...{ roleOfTenant: undefined, expected: 'denied' },
      ...probe,
    },
    run,
  );
  return { detail, forgotten, credentials: user.credentials };
}
const bodies = () => aws.asked.map(({ body }) => body);
const POOL = { IdentityPoolId: 'us-east-1:pool' };
const IDENTITY = { IdentityId: 'us-east-1:id-1' };
const LOGINS = { Logins: { [PROVIDER]: USER.idToken } };

test('whoever gets an identity is told, and the identity is deleted later', async () => {
  expect(await called({})).toMatchObject({ detail: 'us-east-1:new', forgotten: ['us-east-1:new'] });
  expect(bodies()).toEqual([{ ...POOL, ...LOGINS }]);
  expect(aws.asked[0]?.key).toBeUndefined();
});

test('a guest shows nothing', async () => {
  await called({ who: 'guest', shows: 'no token' });
  expect(bodies()).toEqual([POOL]);
});

test('a stranger shows a changed token of the pool, or one of another', async () => {
  await called({ who: 'stranger', shows: 'a tampered ID token' });
  await called({ who: 'stranger', shows: 'a token of another user pool' });
  const [changed, other] = bodies().map(({ Logins }) => Object.entries<string>(Logins));
  expect(changed).toEqual([[PROVIDER, expect.stringMatching(/^header\..+\.signature$/)]]);
  expect(changed).not.toEqual(Object.entries(LOGINS.Logins));
  expect(other?.[0]?.[0]).toBe('cognito-idp.us-east-1.amazonaws.com/us-east-1_AccessCheck');
});

const NEW = {
  ...{ accessKeyId: 'ASIANEW', secretAccessKey: 'secret', sessionToken: 'token' },
  expiration: UNTIL,
};
const TOLD = 'credentials until 2031-01-01T00:00:00.000Z';

test('credentials that a user is to get are kept, and those that nobody should get are not', async () => {
  const action = 'GetCredentialsForIdentity';
  expect(await called({ action, expected: 'allowed' })).toMatchObject({
    detail: TOLD,
    credentials: NEW,
  });
  expect(await called({ action })).toMatchObject({ detail: TOLD, credentials: OF_USER });
  expect(bodies()).toEqual(Array(2).fill({ ...IDENTITY, ...LOGINS }));
});

test('in the enhanced flow a user names the role of a tenant', async () => {
  await called({ action: 'GetCredentialsForIdentity', roleOfTenant: 'acme' });
  expect(bodies()).toEqual([{ ...IDENTITY, ...LOGINS, CustomRoleArn: `${ROLE}acme` }]);
});

test('a token for the classic flow is not told', async () => {
  const { detail } = await called({ action: 'GetOpenIdToken' });
  expect(detail).toBe('a token for the classic flow');
  expect(bodies()).toEqual([{ ...IDENTITY, ...LOGINS }]);
});

test.each([
  [undefined, `${ROLE}all`, '7200'],
  ['acme', `${ROLE}acme`, '14400'],
])(
  'in the classic flow a user assumes the role of %s, %s, for %s s',
  async (roleOfTenant, arn, seconds) => {
    const probe = {
      action: 'AssumeRoleWithWebIdentity',
      roleOfTenant,
      expected: 'allowed',
    } as const;
    expect(await called(probe)).toMatchObject({ detail: TOLD, credentials: NEW });
    expect(bodies()[1]).toMatchObject({
      RoleArn: arn,
      RoleSessionName: 'CognitoIdentityCredentials',
      WebIdentityToken: 'open',
      DurationSeconds: seconds,
    });
  },
);

test.each(['GetCredentialsForIdentity', 'AssumeRoleWithWebIdentity'] as const)(
  'an answer of %s without credentials is an error',
  async (action) => {
    aws.on(action, action === 'GetCredentialsForIdentity' ? {} : '');
    await expect(called({ action })).rejects.toThrow(`${action} gave no credentials`);
  },
);

test('the roles of users go by their outputs', () => {
  expect(userRoles(STAGE, OUTPUTS)).toEqual({
    AuthenticatedRole: `${ROLE}all`,
    TenantAcmeRole: `${ROLE}acme`,
  });
  const identity = { tenantClaim: 'custom:t' };
  const tenants = { arnold: { maxSessionDuration: '4h' } };
  const stage = checked(withTable({}, { identity, tenants }));
  expect(() => userRoles(stage, {})).toThrow(
    'the deployed stack has no output AuthenticatedRoleArn, TenantArnoldRoleArn;',
  );
});

test('whoever is no user is the first one, and there must be one', () => {
  expect(userNamed({ users: [USER] }, 'guest')).toBe(USER);
  expect(() => userNamed({ users: [] }, 'guest')).toThrow('no user has signed in');
});

test('a user tries to write their own tenant with their own access token, and no credentials', async () => {
  aws.on('UpdateUserAttributes', {});
  const { detail } = await called({ action: 'UpdateUserAttributes' });
  expect(detail).toBe('the tenant is another now');
  expect(aws.asked).toEqual([
    {
      action: 'UpdateUserAttributes',
      body: {
        AccessToken: USER.accessToken,
        UserAttributes: [{ Name: 'custom:t', Value: 'check-tenant-moved' }],
      },
      key: undefined,
    },
  ]);
});
