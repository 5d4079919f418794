import { parseAmplifyConfig } from 'aws-amplify/utils';
import { amplifyOutputs } from '../../../lib/outputs/amplify-outputs';
import { appClients } from '../../../lib/stage/app-clients';
import { checked, MINIMAL, shippedStage, withTable, withUserPool } from '../../stages';

const OUTPUTS = {
  Region: 'ap-southeast-2',
  UserPoolId: 'ap-southeast-2_AbCdEf123',
  UserPoolClientId: '1example23456789',
  IdentityPoolId: 'ap-southeast-2:11111111-2222-3333-4444-555555555555',
  AuthenticatedRoleArn: 'arn:aws:iam::111122223333:role/signed-in',
  OrdersTableName: 'orders',
  OrdersTableArn: 'arn:aws:dynamodb:ap-southeast-2:111122223333:table/orders',
};

/** What an Amplify client makes of the file. */
const loaded = (stage: unknown, outputs = OUTPUTS) =>
  parseAmplifyConfig(amplifyOutputs(checked(stage), outputs)).Auth?.Cognito;

test('an Amplify client finds the pools, how users sign in, and what a password must have', () => {
  expect(loaded(MINIMAL)).toEqual({
    userPoolId: 'ap-southeast-2_AbCdEf123',
    userPoolClientId: '1example23456789',
    identityPoolId: 'ap-southeast-2:11111111-2222-3333-4444-555555555555',
    groups: undefined,
    loginWith: { email: true, phone: false, username: false },
    userAttributes: { email: { required: true } },
    mfa: { status: 'optional', smsEnabled: false, totpEnabled: true },
    passwordFormat: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSpecialCharacters: true,
    },
  });
});

test('the auth part of the file is complete', () => {
  expect(amplifyOutputs(checked(MINIMAL), OUTPUTS).auth).toEqual({
    aws_region: 'ap-southeast-2',
    user_pool_id: 'ap-southeast-2_AbCdEf123',
    user_pool_client_id: '1example23456789',
    identity_pool_id: 'ap-southeast-2:11111111-2222-3333-4444-555555555555',
    unauthenticated_identities_enabled: false,
    username_attributes: ['email'],
    standard_required_attributes: ['email'],
    user_verification_types: ['email'],
    password_policy: {
      min_length: 12,
      require_lowercase: true,
      require_uppercase: true,
      require_numbers: true,
      require_symbols: true,
    },
    mfa_configuration: 'OPTIONAL',
    mfa_methods: ['TOTP'],
  });
});

test('an Amplify client does not allow guests', () => {
  expect(amplifyOutputs(checked(MINIMAL), OUTPUTS).auth.unauthenticated_identities_enabled).toBe(
    false,
  );
  expect(loaded(MINIMAL)).not.toHaveProperty('allowGuestAccess');
});

test.each([
  ['off', { status: 'off', smsEnabled: false, totpEnabled: false }],
  ['required', { status: 'on', smsEnabled: false, totpEnabled: true }],
])('an Amplify client knows that mfa is %s', (mfa, expected) => {
  expect(loaded(withUserPool({ mfa }))?.mfa).toEqual(expected);
});

const HOSTED_UI = {
  domainPrefix: 'shop',
  callbackUrls: ['https://shop.example.com/'],
  logoutUrls: ['https://shop.example.com/bye'],
};

test('an Amplify client finds the hosted UI', () => {
  const stage = withUserPool(HOSTED_UI);
  expect(loaded(stage)?.loginWith).toEqual({
    email: true,
    phone: false,
    username: false,
    oauth: {
      domain: 'shop.auth.ap-southeast-2.amazoncognito.com',
      providers: [],
      redirectSignIn: ['https://shop.example.com/'],
      redirectSignOut: ['https://shop.example.com/bye'],
      responseType: 'code',
      scopes: ['openid', 'email', 'profile'],
    },
  });
});

test('an Amplify client requests the scopes of the stage file', () => {
  const oauthScopes = ['openid', 'aws.cognito.signin.user.admin'];
  const stage = withUserPool({ ...HOSTED_UI, oauthScopes });
  expect(loaded(stage)?.loginWith?.oauth?.scopes).toEqual(oauthScopes);
});

test('a further client has its own ID and redirect URLs', () => {
  const urls = {
    callbackUrls: ['https://web.example.com/'],
    logoutUrls: ['https://web.example.com/bye'],
  };
  const stage = checked(withUserPool({ ...HOSTED_UI, clients: { web: urls, mobile: {} } }));
  const outputs = {
    ...OUTPUTS,
    WebUserPoolClientId: 'id of web',
    MobileUserPoolClientId: 'id of mobile',
  };
  const files = appClients(stage.identity.userPool).map(
    (client) => parseAmplifyConfig(amplifyOutputs(stage, outputs, { client })).Auth?.Cognito,
  );
  expect(
    files.map((file) => [file?.userPoolClientId, file?.loginWith?.oauth?.redirectSignOut]),
  ).toEqual([
    ['1example23456789', HOSTED_UI.logoutUrls],
    ['id of web', urls.logoutUrls],
    ['id of mobile', undefined],
  ]);
});

test('in GovCloud the hosted UI has another host', () => {
  const stage = withUserPool(HOSTED_UI);
  const oauth = loaded(stage, { ...OUTPUTS, Region: 'us-gov-west-1' })?.loginWith?.oauth;
  expect(oauth?.domain).toBe('shop.auth-fips.us-gov-west-1.amazoncognito.com');
});

test('an existing user pool has only its IDs', () => {
  const stage = withUserPool({
    userPoolId: 'ap-southeast-2_AbCdEf123',
    userPoolClientId: '1example23456789',
  });
  expect(amplifyOutputs(checked(stage), OUTPUTS).auth).toEqual({
    aws_region: 'ap-southeast-2',
    user_pool_id: 'ap-southeast-2_AbCdEf123',
    user_pool_client_id: '1example23456789',
    identity_pool_id: 'ap-southeast-2:11111111-2222-3333-4444-555555555555',
    unauthenticated_identities_enabled: false,
  });
});

test('an existing user pool of another Region has its own', () => {
  const userPoolId = 'eu-west-1_AbCdEf123';
  const stage = withUserPool({ userPoolId, userPoolClientId: '1example23456789' });
  const { auth, custom } = amplifyOutputs(checked(stage), { ...OUTPUTS, UserPoolId: userPoolId });
  expect([auth.aws_region, auth.user_pool_id]).toEqual(['eu-west-1', userPoolId]);
  expect(custom.region).toBe('ap-southeast-2');
});

test('where users sign in with a user name, no attribute is named, which Amplify for Swift would refuse', () => {
  const stage = withUserPool({ signIn: 'username' });
  const { auth } = amplifyOutputs(checked(stage), OUTPUTS);
  expect(auth).not.toHaveProperty('username_attributes');
  expect(auth).toHaveProperty('standard_required_attributes', ['email']);
  expect(loaded(stage)?.loginWith).toBeUndefined();
});

const ORDERS = {
  tableName: 'orders',
  tableArn: 'arn:aws:dynamodb:ap-southeast-2:111122223333:table/orders',
  partitionKey: { name: 'pk', type: 'string' },
};

test('the Region of the stack and its tables are custom outputs', () => {
  expect(amplifyOutputs(checked(MINIMAL), OUTPUTS).custom).toEqual({
    region: 'ap-southeast-2',
    tables: {
      orders: { ...ORDERS, rows: { by: 'all' }, actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    },
  });
});

test('a local stack has an endpoint, which Amplify accepts in the file', () => {
  const endpoint = 'http://127.0.0.1:4566';
  const file = amplifyOutputs(checked(MINIMAL), OUTPUTS, { endpoint });
  expect(file.custom).toHaveProperty('endpoint', endpoint);
  expect(parseAmplifyConfig(file)).toEqual(
    parseAmplifyConfig(amplifyOutputs(checked(MINIMAL), OUTPUTS)),
  );
});

const OWN_PREFIX = { by: 'own', id: 'userSub', match: 'prefix', delimiter: '|' };

test.each([
  ['own', undefined, { by: 'own', id: 'identityId', match: 'exact' }],
  [OWN_PREFIX, undefined, OWN_PREFIX],
  ['tenant', 'custom:org', { by: 'tenant', match: 'exact', claim: 'custom:org' }],
  [
    { by: 'tenant', match: 'prefix' },
    'custom:org',
    { by: 'tenant', match: 'prefix', delimiter: '#', claim: 'custom:org' },
  ],
])('a front end can build the keys of rows %j', (rows, tenantClaim, expected) => {
  const sortKey = { name: 'sk', type: 'number' };
  const actions = ['GetItem', 'Query'];
  const stage = withTable({ rows, sortKey, actions }, { identity: { tenantClaim } });
  expect(amplifyOutputs(checked(stage), OUTPUTS).custom.tables).toEqual({
    orders: { ...ORDERS, sortKey, rows: expected, actions },
  });
});

test('a front end can build the keys of a group, whose members have the scope of the table too', () => {
  const { orders } = MINIMAL.tables;
  const grant = { rows: 'tenant', actions: ['PutItem'] };
  const stage = checked({
    ...MINIMAL,
    tables: { orders, notes: orders },
    identity: { tenantClaim: 'custom:org' },
    groups: { authors: { precedence: 1, tables: { orders: grant } } },
  });
  const outputs = { ...OUTPUTS, NotesTableName: 'notes', NotesTableArn: 'arn' };
  const { tables } = amplifyOutputs(stage, outputs).custom;
  expect(tables.orders?.groups).toEqual({
    authors: {
      rows: { by: 'tenant', match: 'exact', claim: 'custom:org' },
      actions: ['PutItem'],
    },
  });
  expect(tables.notes).not.toHaveProperty('groups');
});

test('outputs that the deployed stack lacks are all named', () => {
  expect(() => amplifyOutputs(checked(shippedStage('everything')), OUTPUTS)).toThrow(
    'CatalogueTableName, CatalogueTableArn, SensorsTableName, SensorsTableArn, ProfilesTableName, ProfilesTableArn, NotesTableName, NotesTableArn.',
  );
});
