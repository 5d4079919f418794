import { sendIdentityRequest } from '../../../../tools/check/run/identity-requests';
import type { ProbeContext } from '../../../../tools/check/run/probe-context';
import type { IdentityProbe } from '../../../../tools/check/probes/probe';
import { awsServer } from '../../../aws-server';
import { checked, withTable } from '../../../stages';
import { testContext, USER_CREDENTIALS, PROVIDER, USER } from './test-context';

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

/** Sends the request of a probe; returns its result, the registered identities and the user's credentials. */
async function sent(probe: Partial<IdentityProbe>) {
  const identities: string[] = [];
  const user = { ...USER };
  const context: ProbeContext = testContext(aws, {
    ...{ stage: STAGE, outputs: OUTPUTS, users: [user] },
    deleteIdentityLater: (id) => identities.push(id),
  });
  const detail = await sendIdentityRequest(
    {
      ...{ kind: 'identity', who: 'user 1', action: 'GetId', shows: 'their ID token' },
      ...{ roleOfTenant: undefined, expected: 'denied' },
      ...probe,
    },
    context,
  );
  return { detail, identities, credentials: user.credentials };
}
const bodies = () => aws.asked.map(({ body }) => body);
const POOL = { IdentityPoolId: 'us-east-1:pool' };
const IDENTITY = { IdentityId: 'us-east-1:id-1' };
const LOGINS = { Logins: { [PROVIDER]: USER.idToken } };

describe('identity request', () => {
  test('GetId registers the identity for deletion', async () => {
    expect(await sent({})).toMatchObject({
      detail: 'us-east-1:new',
      identities: ['us-east-1:new'],
    });
    expect(bodies()).toEqual([{ ...POOL, ...LOGINS }]);
    expect(aws.asked[0]?.key).toBeUndefined();
  });

  test('an unauthenticated caller presents no token', async () => {
    await sent({ who: 'unauthenticated', shows: 'no token' });
    expect(bodies()).toEqual([POOL]);
  });

  test('a caller presents a token of another app client to the user pool', async () => {
    await sent({ who: 'invalid token', shows: 'a token of another app client' });
    const [login] = bodies().map(({ Logins }) => Object.entries<string>(Logins));
    expect(login).toEqual([[PROVIDER, expect.stringMatching(/^header\..+\.signature$/)]]);
    expect(login).not.toEqual(Object.entries(LOGINS.Logins));
  });

  test('a caller presents a tampered token, or one of another user pool', async () => {
    await sent({ who: 'invalid token', shows: 'a tampered ID token' });
    await sent({ who: 'invalid token', shows: 'a token of another user pool' });
    const [tamperedLogin, foreignLogin] = bodies().map(({ Logins }) =>
      Object.entries<string>(Logins),
    );
    expect(tamperedLogin).toEqual([[PROVIDER, expect.stringMatching(/^header\..+\.signature$/)]]);
    expect(tamperedLogin).not.toEqual(Object.entries(LOGINS.Logins));
    expect(foreignLogin?.[0]?.[0]).toBe(
      'cognito-idp.us-east-1.amazonaws.com/us-east-1_AccessCheck',
    );
  });

  const NEW = {
    ...{ accessKeyId: 'ASIANEW', secretAccessKey: 'secret', sessionToken: 'token' },
    expiration: UNTIL,
  };
  const UNTIL_2031 = 'credentials until 2031-01-01T00:00:00.000Z';

  test('credentials are kept only if the user is expected to get them', async () => {
    const action = 'GetCredentialsForIdentity';
    expect(await sent({ action, expected: 'allowed' })).toMatchObject({
      detail: UNTIL_2031,
      credentials: NEW,
    });
    expect(await sent({ action })).toMatchObject({
      detail: UNTIL_2031,
      credentials: USER_CREDENTIALS,
    });
    expect(bodies()).toEqual(Array(2).fill({ ...IDENTITY, ...LOGINS }));
  });

  test('the enhanced flow sends the role of a tenant as CustomRoleArn', async () => {
    await sent({ action: 'GetCredentialsForIdentity', roleOfTenant: 'acme' });
    expect(bodies()).toEqual([{ ...IDENTITY, ...LOGINS, CustomRoleArn: `${ROLE}acme` }]);
  });

  test('an OpenID token is not returned', async () => {
    const { detail } = await sent({ action: 'GetOpenIdToken' });
    expect(detail).toBe('a token for the classic flow');
    expect(bodies()).toEqual([{ ...IDENTITY, ...LOGINS }]);
  });

  test.each([
    [undefined, `${ROLE}all`, '7200'],
    ['acme', `${ROLE}acme`, '14400'],
  ])(
    'the classic flow assumes the role of tenant %s, %s, for %s s',
    async (roleOfTenant, arn, seconds) => {
      const probe = {
        action: 'AssumeRoleWithWebIdentity',
        roleOfTenant,
        expected: 'allowed',
      } as const;
      expect(await sent(probe)).toMatchObject({ detail: UNTIL_2031, credentials: NEW });
      expect(bodies()[1]).toMatchObject({
        RoleArn: arn,
        RoleSessionName: 'CognitoIdentityCredentials',
        WebIdentityToken: 'open',
        DurationSeconds: seconds,
      });
    },
  );

  test.each(['GetCredentialsForIdentity', 'AssumeRoleWithWebIdentity'] as const)(
    'an answer to %s without credentials is an error',
    async (action) => {
      aws.on(action, action === 'GetCredentialsForIdentity' ? {} : '');
      await expect(sent({ action })).rejects.toThrow(action);
    },
  );

  test('UpdateUserAttributes sends the access token of the user, and no signature', async () => {
    aws.on('UpdateUserAttributes', {});
    const { detail } = await sent({ action: 'UpdateUserAttributes' });
    expect(detail).toBe('the tenant attribute was changed');
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
});
