import { once } from 'node:events';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  ListUsersCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateAccessKeyCommand,
  IAMClient,
  ListUsersCommand as ListIamUsersCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { sign } from 'jsonwebtoken';
import { DeployedSettings } from '../../../../tools/local/gateway/deployed-settings';
import { gatewayServer } from '../../../../tools/local/gateway/gateway';
import { IdentityStore } from '../../../../tools/local/gateway/identity-store';
import { CredentialStore } from '../../../../tools/local/gateway/issued-credentials';
import { IssuedTokens } from '../../../../tools/local/gateway/login-token';
import { SignOuts } from '../../../../tools/local/gateway/sign-outs';
import { withClients } from '../../../../tools/sdk/clients';
import { awsServer, members, Refusal } from '../../../aws-server';
import { session } from '../../../stack-server';

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const PROVIDER = `cognito-idp.${REGION}.amazonaws.com/${REGION}_Ab1`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/signed-in`;
const IDENTITY = `${REGION}:id-1`;
const ADMINISTRATOR = { accessKeyId: 'AKIAADMIN', secretAccessKey: 'secret of the administrator' };

/** The emulator behind the gateway. */
const emulator = awsServer();
let server: Server;
let credentials: CredentialStore;
let logged: string[];
let now: number;
let close: () => void;

beforeEach(async () => {
  [logged, now] = [[], Date.now()];
  credentials = new CredentialStore();
  credentials.add({ ...ADMINISTRATOR, principal: { kind: 'administrator' } });
  const place = { account: ACCOUNT, region: REGION };
  const ready = new Promise<void>((resolve) => {
    void withClients({ ...place, ...emulator.config }, REGION, async (clients) => {
      const [settings, identities] = [new DeployedSettings(clients, place), new IdentityStore()];
      const state = {
        credentials,
        identities,
        tokens: new IssuedTokens(),
        signOuts: new SignOuts(),
      };
      server = gatewayServer({
        emulator: emulator.endpoint,
        log: (line) => logged.push(line),
        context: { place, settings, ...state, now: () => now },
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      resolve();
      await new Promise<void>((done) => (close = done));
    });
  });
  await ready;
  deploy();
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  close();
});

const config = (given: object | undefined = ADMINISTRATOR) => ({
  region: REGION,
  endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  maxAttempts: 1,
  credentials: given as any,
});

const encoded = (document: object) => encodeURIComponent(JSON.stringify(document));
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const TRUST = policy({
  Effect: 'Allow',
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
});
const OWN_ITEMS = {
  ...{ Sid: 'OwnItems', Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'] },
  Resource: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/orders`,
  Condition: {
    'ForAllValues:StringEquals': {
      'dynamodb:LeadingKeys': '${cognito-identity.amazonaws.com:sub}',
    },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  },
};

interface Deployed {
  readonly statements?: readonly object[];
  readonly pool?: object;
  readonly userPool?: object;
  readonly client?: object;
}

/** What the emulator has. */
function deploy({ statements = [OWN_ITEMS], pool, userPool, client }: Deployed = {}): void {
  const named = { IdentityPoolId: 'pool-1', IdentityPoolName: 'pool' };
  emulator
    .on('DescribeIdentityPool', {
      ...{ ...named, AllowUnauthenticatedIdentities: false, AllowClassicFlow: false },
      CognitoIdentityProviders: [
        { ProviderName: PROVIDER, ClientId: 'client1', ServerSideTokenCheck: true },
      ],
      ...pool,
    })
    .on('GetIdentityPoolRoles', { Roles: { authenticated: ROLE } })
    .on('GetPrincipalTagAttributeMap', { PrincipalTags: {} })
    .on(
      'GetRole',
      `<Role><Arn>${ROLE}</Arn><AssumeRolePolicyDocument>${encoded(TRUST)}</AssumeRolePolicyDocument></Role>`,
    )
    .on('ListAttachedRolePolicies', '<IsTruncated>false</IsTruncated>')
    .on('ListRolePolicies', `<PolicyNames>${members(['p'])}</PolicyNames>`)
    .on('GetRolePolicy', `<PolicyDocument>${encoded(policy(...statements))}</PolicyDocument>`)
    .on('DescribeTable', {
      Table: { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
    })
    .on('GetResourcePolicy', new Refusal('PolicyNotFoundException'))
    .on('ListUserPools', { UserPools: [{ Id: `${REGION}_Ab1` }] })
    .on('ListUserPoolClients', { UserPoolClients: [{ ClientId: 'client1' }] })
    .on('DescribeUserPool', {
      UserPool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, ...userPool },
    })
    .on('DescribeUserPoolClient', {
      UserPoolClient: {
        ClientId: 'client1',
        WriteAttributes: ['email'],
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
        ...client,
      },
    })
    .on('AdminGetUser', { Username: 'ann' })
    .on('GetId', { IdentityId: IDENTITY })
    .on('GetOpenIdToken', { Token: 'open.id.token' })
    .on('GetCredentialsForIdentity', {
      IdentityId: IDENTITY,
      Credentials: {
        ...{ AccessKeyId: 'ASIAUSER', SecretKey: 'secret of the user', SessionToken: 'token' },
        Expiration: now / 1_000 + 600,
      },
    })
    .on('UpdateUserAttributes', {})
    .on('GetItem', { Item: { pk: { S: IDENTITY } } })
    .on('Query', { Items: [] });
}

const CLAIMS = { 'cognito:username': 'ann', username: 'ann', client_id: 'client1' };

function token(use: 'id' | 'access', change: object = {}): string {
  const claims = { ...CLAIMS, sub: 'sub-1', aud: 'client1', token_use: use };
  const times = { iat: Math.floor(now / 1_000), exp: Math.floor(now / 1_000) + 3_600 };
  return sign({ ...claims, iss: `https://${PROVIDER}`, ...times, ...change }, 'any');
}

/** Signs in, so that the gateway knows the tokens. */
async function signedIn(idToken = token('id'), accessToken = token('access')) {
  const AuthenticationResult = { IdToken: idToken, AccessToken: accessToken };
  emulator.on('InitiateAuth', { AuthenticationResult });
  const client = new CognitoIdentityProviderClient(config());
  const srp = { AuthFlow: 'USER_SRP_AUTH', ClientId: 'client1' } as const;
  await client.send(new InitiateAuthCommand(srp));
  return { idToken, accessToken };
}

const identities = () => new CognitoIdentityClient(config());
const getId = (idToken?: string, provider = PROVIDER) =>
  identities().send(
    new GetIdCommand({
      IdentityPoolId: 'pool-1',
      ...(idToken !== undefined && { Logins: { [provider]: idToken } }),
    }),
  );
const getCredentials = (idToken?: string) =>
  identities().send(
    new GetCredentialsForIdentityCommand({
      IdentityId: IDENTITY,
      ...(idToken !== undefined && { Logins: { [PROVIDER]: idToken } }),
    }),
  );

/** A client with the credentials of a user who has signed in. */
async function userClient(): Promise<DynamoDBClient> {
  const { idToken } = await signedIn();
  await getId(idToken);
  const { Credentials: given } = await getCredentials(idToken);
  return new DynamoDBClient(
    config({
      accessKeyId: given?.AccessKeyId,
      secretAccessKey: given?.SecretKey,
      sessionToken: given?.SessionToken,
    }),
  );
}

const getItem = (key: string, TableName = 'orders') =>
  new GetItemCommand({ TableName, Key: { pk: { S: key } } });

/** The error of a call, with what the gateway says about it. */
async function refusal(call: Promise<unknown>) {
  const error: any = await call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (reason: unknown) => reason,
  );
  const headers = error.$response?.headers ?? {};
  return {
    code: error.name,
    message: error.message,
    decision: headers['x-simulated-decision'],
    by: headers['x-simulated-by'],
  };
}

describe('gateway, to a signed-in user', () => {
  const user = `User: arn:aws:sts::${ACCOUNT}:assumed-role/signed-in/CognitoIdentityCredentials`;
  const table = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/orders`;

  test('allows what the policies allow, and says by which statement', async () => {
    const client = await userClient();
    const answers: any[] = [];
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        answers.push((result.response as any).headers);
        return result;
      },
      { step: 'deserialize' },
    );
    expect(await client.send(getItem(IDENTITY))).toMatchObject({ Item: { pk: { S: IDENTITY } } });
    expect(answers[0]).toMatchObject({
      'x-simulated-decision': 'allowed',
      'x-simulated-by': 'Allow in the identity-based policy: OwnItems',
    });
  });

  test.each<[string, any, string, string]>([
    ['an item of another user', getItem(`${REGION}:id-2`), 'GetItem', table],
    ['another table', getItem(IDENTITY, 'other'), 'GetItem', table.replace('orders', 'other')],
    ['a scan', new ScanCommand({ TableName: 'orders' }), 'Scan', table],
    [
      'a scan of an index',
      new ScanCommand({ TableName: 'orders', IndexName: 'byDate' }),
      'Scan',
      `${table}/index/byDate`,
    ],
    [
      'PartiQL',
      new ExecuteStatementCommand({ Statement: 'SELECT * FROM "orders"' }),
      'PartiQLSelect',
      table,
    ],
  ])("denies %s with AWS's error, and does not forward it", async (_what, command, action, on) => {
    const client = await userClient();
    const { length } = emulator.asked;
    const reason = `because no identity-based policy allows the dynamodb:${action} action`;
    expect(await refusal(client.send(command))).toEqual({
      code: 'AccessDeniedException',
      message: `${user} is not authorized to perform: dynamodb:${action} on resource: ${on} ${reason}`,
      decision: 'denied',
      by: `no statement of the identity-based policy allows dynamodb:${action}`,
    });
    // The permission for ExecuteStatement has another name.
    const operation = command.constructor.name.replace('Command', '');
    expect(emulator.asked.slice(length).map((request) => request.action)).not.toContain(operation);
    expect(logged).toEqual([]);
  });

  test('denies what a statement denies explicitly', async () => {
    const deny = { ...OWN_ITEMS, Sid: 'Revoked', Effect: 'Deny', Condition: {} };
    deploy({ statements: [OWN_ITEMS, deny] });
    const client = await userClient();
    expect(await refusal(client.send(getItem(IDENTITY)))).toMatchObject({
      code: 'AccessDeniedException',
      message: expect.stringMatching(/ with an explicit deny in an identity-based policy$/),
      by: 'Deny in the identity-based policy: Revoked',
    });
  });

  test.each<[string, object, any]>([
    [
      'a condition key that is not simulated',
      { ...OWN_ITEMS, Condition: { StringEquals: { 'dynamodb:Select': 'COUNT' } } },
      getItem(IDENTITY),
    ],
    [
      'PartiQL that a statement allows under conditions',
      { ...OWN_ITEMS, Action: 'dynamodb:PartiQLSelect' },
      new ExecuteStatementCommand({ Statement: `SELECT * FROM "orders" WHERE pk='x'` }),
    ],
    [
      'an expression that is not a key condition',
      OWN_ITEMS,
      new QueryCommand({
        TableName: 'orders',
        KeyConditionExpression: 'pk = :own OR pk = :other',
        ExpressionAttributeValues: { ':own': { S: IDENTITY }, ':other': { S: 'x' } },
      }),
    ],
  ])('refuses and logs what it cannot decide: %s', async (_what, statement, command) => {
    deploy({ statements: [statement] });
    const client = await userClient();
    expect(await refusal(client.send(command))).toMatchObject({ decision: 'undecided' });
    expect(logged).toHaveLength(1);
    expect(emulator.actions.filter((one) => /^(GetItem|Query|Execute)/.test(one))).toEqual([]);
  });

  test('reads policies again after an administrator has changed one', async () => {
    const client = await userClient();
    await client.send(getItem(IDENTITY));
    deploy({ statements: [{ ...OWN_ITEMS, Action: 'dynamodb:Scan' }] });
    await client.send(getItem(IDENTITY));
    emulator.on('CreateAccessKey', '<AccessKey><UserName>tool</UserName></AccessKey>');
    await new IAMClient(config()).send(new CreateAccessKeyCommand({ UserName: 'tool' }));
    expect(await refusal(client.send(getItem(IDENTITY)))).toMatchObject({ decision: 'denied' });
  });

  test('refuses other services, administration, and expired credentials', async () => {
    const client = await userClient();
    const user = config(await client.config.credentials());
    const calls = [
      new IAMClient(user).send(new ListIamUsersCommand({})),
      new CognitoIdentityProviderClient(user).send(new ListUsersCommand({ UserPoolId: 'x' })),
    ];
    for (const call of calls) {
      expect(await refusal(call)).toMatchObject({ code: expect.stringMatching(/^AccessDenied/) });
    }
    now += 601_000;
    expect(await refusal(client.send(getItem(IDENTITY)))).toMatchObject({
      code: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    });
  });

  test('names the role in GetCallerIdentity', async () => {
    emulator.on('GetCallerIdentity', '<Arn>arn:other</Arn><UserId>A</UserId><Account>1</Account>');
    const client = await userClient();
    const sts = new STSClient(config(await client.config.credentials()));
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(user.replace('User: ', ''));
  });
});

describe('gateway, to a caller with keys', () => {
  test('forwards everything of its administrator, as the one of the emulator', async () => {
    await new DynamoDBClient(config())
      .send(new ScanCommand({ TableName: 'orders' }))
      .catch(() => 0);
    expect(emulator.asked).toEqual([
      { action: 'Scan', key: ACCOUNT, body: { TableName: 'orders' } },
    ]);
  });

  test.each<[string, object, string]>([
    ['an unknown key', { accessKeyId: ACCOUNT, secretAccessKey: 'local' }, 'UnrecognizedClient'],
    [
      "the administrator's key with another secret",
      { ...ADMINISTRATOR, secretAccessKey: 'x' },
      'InvalidSignature',
    ],
    [
      'a session token that was not issued',
      { ...ADMINISTRATOR, sessionToken: 'x' },
      'UnrecognizedClient',
    ],
  ])('refuses %s', async (_what, keys, code) => {
    const client = new DynamoDBClient(config(keys));
    expect(await refusal(client.send(getItem('x')))).toMatchObject({
      code: `${code}Exception`,
      decision: 'denied',
    });
    expect(emulator.asked).toEqual([]);
  });

  test('knows the access keys that its administrator creates, and sessions of roles', async () => {
    const key =
      '<UserName>tool</UserName><AccessKeyId>AKIATOOL</AccessKeyId><SecretAccessKey>s</SecretAccessKey>';
    emulator
      .on('CreateAccessKey', `<AccessKey>${key}</AccessKey>`)
      .on('AssumeRole', session('ASIAROLE'))
      .on('GetUser', `<User><Arn>arn:aws:iam::${ACCOUNT}:user/tool</Arn></User>`)
      .on('ListGroupsForUser', '<IsTruncated>false</IsTruncated>')
      .on('ListAttachedUserPolicies', '<IsTruncated>false</IsTruncated>')
      .on('ListUserPolicies', '<IsTruncated>false</IsTruncated>');
    await new IAMClient(config()).send(new CreateAccessKeyCommand({ UserName: 'tool' }));
    const assume = { RoleArn: ROLE, RoleSessionName: 'job' };
    await new STSClient(config()).send(new AssumeRoleCommand(assume));
    const tool = { accessKeyId: 'AKIATOOL', secretAccessKey: 's' };
    const role = { accessKeyId: 'ASIAROLE', secretAccessKey: 'secret', sessionToken: 'token' };
    const messages = await Promise.all(
      [tool, role].map((keys) => refusal(new DynamoDBClient(config(keys)).send(getItem('x')))),
    );
    expect(messages.map(({ message }) => message.split(' ')[1])).toEqual([
      `arn:aws:iam::${ACCOUNT}:user/tool`,
      `arn:aws:sts::${ACCOUNT}:assumed-role/signed-in/job`,
    ]);
    const denied = await refusal(new STSClient(config(tool)).send(new AssumeRoleCommand(assume)));
    expect(denied).toMatchObject({ code: 'AccessDenied', decision: 'denied' });
  });
});

describe('gateway, to a client without keys', () => {
  const userPools = () => new CognitoIdentityProviderClient(config());

  test.each<[string, (idToken: string) => Promise<unknown>, string]>([
    ['no token', () => getId(), 'Unauthenticated access is not supported for this identity pool.'],
    [
      'another provider',
      (idToken) => getId(idToken, PROVIDER.replace('Ab1', 'Cd2')),
      'Token is not from a supported provider of this identity pool.',
    ],
    [
      'a token that nobody issued',
      () => getId(token('id', { sub: 'other' })),
      'Invalid login token. Token signature invalid.',
    ],
    [
      'text',
      () => getId('no.id.token'),
      'Invalid login token. Not a valid OpenId Connect identity token.',
    ],
  ])('refuses an identity for %s', async (_what, call, message) => {
    const { idToken } = await signedIn();
    expect(await refusal(call(idToken))).toMatchObject({
      ...{ code: 'NotAuthorizedException', message, decision: 'denied' },
    });
    expect(emulator.actions).not.toContain('GetId');
  });

  test('refuses expired tokens, and those of another app client', async () => {
    const expired = token('id', { exp: Math.floor(now / 1_000) - 1 });
    const other = token('id', { aud: 'client2' });
    for (const [idToken, message] of [
      [expired, /^Invalid login token\. Token expired: /],
      [other, /^Token is not from a supported provider/],
      [token('access'), /^Invalid login token\. /],
    ] as const) {
      await signedIn(idToken);
      expect(await refusal(getId(idToken))).toMatchObject({
        ...{ code: 'NotAuthorizedException', message: expect.stringMatching(message) },
      });
    }
  });

  test('refuses tokens of users who are deleted', async () => {
    const { idToken } = await signedIn();
    emulator.on('AdminGetUser', new Refusal('UserNotFoundException'));
    expect(await refusal(getId(idToken))).toMatchObject({
      by: 'ServerSideTokenCheck: the user is signed out globally, or deleted',
    });
  });

  test('refuses credentials of the identity of another user, and of nobody', async () => {
    const { idToken } = await signedIn();
    expect(await refusal(getCredentials(idToken))).toMatchObject({
      code: 'ResourceNotFoundException',
    });
    await getId(idToken);
    const other = token('id', { sub: 'sub-2' });
    await signedIn(other);
    expect(await refusal(getCredentials(other))).toMatchObject({
      code: 'NotAuthorizedException',
      message: expect.stringMatching(/^Logins don't match\./),
    });
    expect(await refusal(getCredentials())).toMatchObject({ code: 'NotAuthorizedException' });
    expect(emulator.actions).not.toContain('GetCredentialsForIdentity');
  });

  test('refuses the classic flow while it is closed', async () => {
    const { idToken } = await signedIn();
    await getId(idToken);
    const Logins = { [PROVIDER]: idToken };
    const command = new GetOpenIdTokenCommand({ IdentityId: IDENTITY, Logins });
    expect(await refusal(identities().send(command))).toMatchObject({
      code: 'InvalidParameterException',
      message: 'Basic (classic) flow is not enabled, please use enhanced flow.',
      by: 'AllowClassicFlow is off',
    });
  });

  test('refuses self sign-up that is off, and attributes that the client may not write', async () => {
    const signUp = (Name: string) =>
      userPools().send(
        new SignUpCommand({
          ...{ ClientId: 'client1', Username: 'eve', Password: 'x' },
          UserAttributes: [{ Name, Value: 'x' }],
        }),
      );
    expect(await refusal(signUp('email'))).toMatchObject({
      code: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    });
    const { accessToken: AccessToken } = await signedIn();
    const update = (Name: string) =>
      userPools().send(
        new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value: 'x' }] }),
      );
    expect(await refusal(update('custom:tenantId'))).toMatchObject({
      code: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
      by: 'WriteAttributes does not have custom:tenantId',
    });
    await update('email');
    expect(emulator.actions.filter((one) => one === 'UpdateUserAttributes')).toHaveLength(1);
  });

  test('refuses sign-in flows that the app client does not have', async () => {
    const password = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'client1' } as const;
    expect(await refusal(userPools().send(new InitiateAuthCommand(password)))).toMatchObject({
      code: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    });
  });

  test('refuses what must be signed', async () => {
    const answer = await send({
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.Scan' },
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).__type).toBe('MissingAuthenticationTokenException');
    for (const path of ['/', '/_ministack/health', '/bucket/key', '/oauth2/token']) {
      expect((await send({ path })).status).toBe(403);
    }
    expect(emulator.asked).toEqual([]);
  });
});

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request as no SDK does. */
async function send({ method = 'GET', path = '/', headers = {} }: Sent) {
  const { port } = server.address() as AddressInfo;
  const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }).end();
  const [answer] = await once(request, 'response');
  const chunks = await answer.toArray();
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: Buffer.concat(chunks).toString(),
  };
}

describe('gateway, to a browser', () => {
  const ORIGIN = 'http://localhost:5173';

  test('lets a page of this machine call it and read what decided', async () => {
    const headers = {
      origin: ORIGIN,
      'access-control-request-headers': 'authorization,x-amz-date',
    };
    const preflight = await send({ method: 'OPTIONS', headers });
    expect(preflight.status).toBe(200);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-headers': 'authorization,x-amz-date',
      'access-control-allow-methods': 'GET, POST',
    });
    const answer = await send({ method: 'POST', headers: { origin: ORIGIN } });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-expose-headers': expect.stringContaining('x-simulated-decision'),
      vary: 'Origin',
    });
  });

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'null' },
    { host: 'evil.example' },
    { host: 'rebound.evil.example:4566', origin: ORIGIN },
  ])('refuses other pages, and names that lead here: %j', async (headers) => {
    for (const method of ['OPTIONS', 'POST']) {
      const answer = await send({ method, headers: headers as any });
      expect(answer.status).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBe(undefined);
    }
    expect(emulator.asked).toEqual([]);
  });
});
