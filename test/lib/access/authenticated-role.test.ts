import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions';
import { MINIMAL, withTable } from '../../stages';
import { onlyResource, permissionStatements, stackOf, templateOf } from '../../synthesis';

const ITEMS = {
  Sid: 'GetPutUpdateItemsOfOrdersTable',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Resource: { 'Fn::GetAtt': ['OrdersTable', 'Arn'] },
};

function role(stage: unknown) {
  return onlyResource(templateOf(stage), 'AWS::IAM::Role').Properties;
}

test.each([
  [undefined, 'cognito-identity.amazonaws.com'],
  ['ap-southeast-2', 'cognito-identity.amazonaws.com'],
  ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
  ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
])("in %s only the pool's authenticated identities are trusted", (region, service) => {
  expect(
    role({ ...MINIMAL, env: { region }, identity: { roleName: 'signed-in' } })
      .AssumeRolePolicyDocument,
  ).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: service },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${service}:aud`]: { Ref: 'IdentityPool' } },
          'ForAnyValue:StringLike': { [`${service}:amr`]: 'authenticated' },
        },
      },
    ],
  });
});

test('the three item actions are allowed on the one table', () => {
  expect(permissionStatements(templateOf(MINIMAL))).toEqual([ITEMS]);
});

const SERVICE = 'cognito-identity.amazonaws.com';
const GUARD = { Null: { 'dynamodb:LeadingKeys': 'false' } };
const equals = (id: string) => ({
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': id },
  ...GUARD,
});
const like = (pattern: string) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': pattern },
  ...GUARD,
});
const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };

test.each([
  ['own', 'Own', equals(`\${${SERVICE}:sub}`)],
  [{ by: 'own', match: 'prefix' }, 'Own', like(`\${${SERVICE}:sub}#*`)],
  [{ by: 'own', match: 'prefix', delimiter: '|' }, 'Own', like(`\${${SERVICE}:sub}|*`)],
  [{ by: 'own', id: 'userSub' }, 'Own', equals('${aws:PrincipalTag/tokenSub}')],
  [{ by: 'own', id: 'userSub', match: 'prefix' }, 'Own', like('${aws:PrincipalTag/tokenSub}#*')],
  ['tenant', 'Tenant', equals('${aws:PrincipalTag/tokenTenant}')],
  [{ by: 'tenant', match: 'prefix' }, 'Tenant', like('${aws:PrincipalTag/tokenTenant}#*')],
])('rows %j: the actions reach rows with such a key only', (rows, whose, Condition) => {
  expect(permissionStatements(templateOf(withTable({ rows }, TENANTS)))).toEqual([
    { ...ITEMS, Sid: `GetPutUpdate${whose}ItemsOfOrdersTable`, Condition },
  ]);
});

test.each([
  ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
  ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
])('in %s the identity ID is the variable of the service there', (region, service) => {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const stage = withTable({ rows: 'own' }, { env: { region } });
  expect(permissionStatements(templateOf(stage))[0]?.Condition).toEqual(
    equals(`\${${service}:sub}`),
  );
  printed.mockRestore();
});

test('rows are isolated with a customer-managed key too, which is used as ever', () => {
  const stage = withTable({ rows: 'own', encryption: 'customerManaged' });
  const [items, key] = permissionStatements(templateOf(stage));
  expect(items?.Condition).toEqual(equals(`\${${SERVICE}:sub}`));
  expect(key?.Sid).toBe('UseKeyOfOrdersTableThroughDynamoDB');
});

const TRUST = {
  Effect: 'Allow',
  Principal: { Federated: SERVICE },
  Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
  Condition: {
    StringEquals: { [`${SERVICE}:aud`]: { Ref: 'IdentityPool' } },
    'ForAnyValue:StringLike': { [`${SERVICE}:amr`]: 'authenticated' },
  },
};
const trustOf = (template: Template, role: string) =>
  template.findResources('AWS::IAM::Role')[role]?.Properties.AssumeRolePolicyDocument.Statement;

test.each([{ by: 'own', id: 'userSub' }, 'tenant', { by: 'tenant', match: 'prefix' }])(
  'rows %j need session tags, which the same statement of the trust admits, under the same conditions',
  (rows) => {
    const template = templateOf(withTable({ rows }, TENANTS));
    expect(trustOf(template, 'AuthenticatedRole')).toEqual([TRUST]);
  },
);

test.each(['all', 'own'])('rows %j need no session tags, and so may not have any', (rows) => {
  expect(trustOf(templateOf(withTable({ rows })), 'AuthenticatedRole')).toEqual([
    { ...TRUST, Action: 'sts:AssumeRoleWithWebIdentity' },
  ]);
  // Unless a claim names the tenant, who can then be cut off.
  expect(trustOf(templateOf(withTable({ rows }, TENANTS)), 'AuthenticatedRole')).toEqual([TRUST]);
});

describe('tenants with sessions of their own have a role of their own, which', () => {
  const revokeIssuedBefore = '2026-11-20T14:30:00Z';
  const tenants = {
    dev01: { maxSessionDuration: '4h' },
    'acme-corp': { maxSessionDuration: 3600 },
    globex: { revokeIssuedBefore },
  };
  const stage = {
    ...withTable({ rows: 'tenant' }),
    sessions: { maxDuration: 7200 },
    identity: { ...TENANTS.identity, classicFlow: true },
    tenants,
  };
  const template = templateOf(stage);
  const roles = template.findResources('AWS::IAM::Role');

  test('admits them alone', () => {
    const tag = 'aws:RequestTag/tokenTenant';
    const only = (tenant: string) => ({
      ...TRUST.Condition,
      StringEquals: { ...TRUST.Condition.StringEquals, [tag]: tenant },
    });
    const none = { ...TRUST.Condition, StringNotEquals: { [tag]: ['dev01', 'acme-corp'] } };
    expect(Object.keys(roles)).toHaveLength(3);
    expect(trustOf(template, 'AuthenticatedRole')).toEqual([{ ...TRUST, Condition: none }]);
    expect(trustOf(template, 'AuthenticatedRoleTenantDev01')).toEqual([
      { ...TRUST, Condition: only('dev01') },
    ]);
    expect(trustOf(template, 'AuthenticatedRoleTenantAcmeX2Dcorp')).toEqual([
      { ...TRUST, Condition: only('acme-corp') },
    ]);
  });

  test('may do what every role may, by the same policies and no others', () => {
    for (const { Properties } of Object.values(roles)) {
      expect(Properties.ManagedPolicyArns).toEqual([
        { Ref: 'AuthenticatedRolePolicy' },
        { Ref: 'AuthenticatedRoleRevocationPolicy' },
      ]);
      expect(Properties).not.toHaveProperty('Policies');
    }
  });

  test('has sessions as long as the stage says', () => {
    const durations = Object.entries(roles).map(([id, { Properties }]) => [
      id,
      Properties.MaxSessionDuration,
    ]);
    expect(Object.fromEntries(durations)).toEqual({
      AuthenticatedRole: 7200,
      AuthenticatedRoleTenantDev01: 14400,
      AuthenticatedRoleTenantAcmeX2Dcorp: 3600,
    });
  });

  test('is an output, for clients that ask for a role', () => {
    expect(template.toJSON().Outputs).toMatchObject({
      TenantDev01RoleArn: { Value: { 'Fn::GetAtt': ['AuthenticatedRoleTenantDev01', 'Arn'] } },
      TenantAcmeX2DcorpRoleArn: {
        Value: { 'Fn::GetAtt': ['AuthenticatedRoleTenantAcmeX2Dcorp', 'Arn'] },
      },
    });
  });
});

test('one tenant with sessions of its own is kept out of the authenticated role', () => {
  const tenants = { acme: { maxSessionDuration: 3600 } };
  const template = templateOf({ ...withTable({ rows: 'tenant' }, TENANTS), tenants });
  const [{ Condition }] = trustOf(template, 'AuthenticatedRole');
  expect(Condition.StringNotEquals).toEqual({ 'aws:RequestTag/tokenTenant': ['acme'] });
});

test('a role of a tenant has every policy, where there are several', () => {
  const ids = Array.from({ length: 70 }, (_, n) => `table${n}`);
  const tables = Object.fromEntries(ids.map((id) => [id, MINIMAL.tables.orders]));
  const tenants = {
    acme: { maxSessionDuration: 3600, revokeIssuedBefore: '2026-11-20T14:30:00Z' },
  };
  const template = templateOf({ ...MINIMAL, ...TENANTS, tables, tenants });
  const policies = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
  expect(policies).toHaveLength(3);
  template.allResourcesProperties('AWS::IAM::Role', {
    ManagedPolicyArns: policies.map((id) => ({ Ref: id })),
  });
});

test("without sessions in the stage, a session's length is IAM's default", () => {
  expect(role(MINIMAL)).not.toHaveProperty('MaxSessionDuration');
});

const DENIED = {
  Effect: 'Deny',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Resource: '*',
};

test('sessions are cut off by a denial of everything that is allowed', () => {
  const time = '2026-11-20T14:30:00Z';
  const stage = withTable(
    { rows: 'tenant' },
    {
      ...TENANTS,
      sessions: { revokeIssuedBefore: time },
      tenants: {
        dev01: { maxSessionDuration: 3600 },
        'acme-corp': { revokeIssuedBefore: '2026-11-21T00:00:00Z' },
      },
    },
  );
  expect(permissionStatements(templateOf(stage)).slice(1)).toEqual([
    {
      ...DENIED,
      Sid: 'RevokeSessionsOfTenantAcmeX2Dcorp',
      Condition: {
        StringEquals: { 'aws:PrincipalTag/tokenTenant': 'acme-corp' },
        DateLessThan: { 'aws:TokenIssueTime': '2026-11-21T00:00:00Z' },
      },
    },
    {
      ...DENIED,
      Sid: 'RevokeSessionsOfEverybody',
      Condition: { DateLessThan: { 'aws:TokenIssueTime': time } },
    },
  ]);
});

test('a cut-off denies the use of a customer-managed key too', () => {
  const sessions = { revokeIssuedBefore: '2026-11-20T14:30:00Z' };
  const stage = withTable({ actions: ['GetItem'], encryption: 'customerManaged' }, { sessions });
  expect(permissionStatements(templateOf(stage)).at(-1)?.Action).toEqual([
    'dynamodb:GetItem',
    'kms:Decrypt',
    'kms:DescribeKey',
  ]);
});

test('the role has that policy, no inline one, and is the one that the pool hands out', () => {
  const template = templateOf(MINIMAL);
  const { ManagedPolicyArns, Policies } = onlyResource(template, 'AWS::IAM::Role').Properties;
  expect(ManagedPolicyArns).toEqual([{ Ref: 'AuthenticatedRolePolicy' }]);
  expect(Policies).toBeUndefined();
  expect(onlyResource(template, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties).toEqual({
    IdentityPoolId: { Ref: 'IdentityPool' },
    Roles: { authenticated: { 'Fn::GetAtt': ['AuthenticatedRole', 'Arn'] } },
  });
});

test.each([
  [['GetItem'], 'GetItemsOfOrdersTable', 'dynamodb:GetItem'],
  [['PutItem'], 'PutItemsOfOrdersTable', 'dynamodb:PutItem'],
  [
    ['UpdateItem', 'GetItem'],
    'GetUpdateItemsOfOrdersTable',
    ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  ],
])('actions %j and no others are allowed', (actions, Sid, Action) => {
  expect(permissionStatements(templateOf(withTable({ actions })))).toEqual([
    { ...ITEMS, Sid, Action },
  ]);
});

test('each table has a statement of its own', () => {
  const { orders } = MINIMAL.tables;
  const tables = { orders, catalogue: { ...orders, actions: ['GetItem'] } };
  expect(permissionStatements(templateOf({ ...MINIMAL, tables }))).toEqual([
    ITEMS,
    {
      Sid: 'GetItemsOfCatalogueTable',
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: { 'Fn::GetAtt': ['CatalogueTable', 'Arn'] },
    },
  ]);
});

const READS_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITES_KEY = [
  ...READS_KEY,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

describe.each(['us-east-1', 'eu-west-1'])('in %s', (region) => {
  test.each([
    [['GetItem'], READS_KEY],
    [['PutItem'], WRITES_KEY],
    [['UpdateItem'], WRITES_KEY],
    [['UpdateItem', 'GetItem'], WRITES_KEY],
  ])("%j reaches a customer-managed key's ARN, through DynamoDB only", (actions, Action) => {
    const keyArn = `arn:aws:kms:${region}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const keys = [
      ['customerManaged', { 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] }],
      [{ keyArn }, keyArn],
    ] as const;
    for (const [encryption, Resource] of keys) {
      const stage = withTable({ actions, encryption }, { env: { region } });
      expect(permissionStatements(templateOf(stage))[1]).toEqual({
        Sid: 'UseKeyOfOrdersTableThroughDynamoDB',
        Effect: 'Allow',
        Action,
        Resource,
        Condition: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
      });
    }
  });
});

test.each(['awsOwned', 'awsManaged'])('no key permission is needed with %s', (encryption) => {
  expect(permissionStatements(templateOf(withTable({ encryption })))).toEqual([ITEMS]);
});

test('a name of choice', () => {
  expect(role({ ...MINIMAL, identity: { roleName: 'signed-in' } }).RoleName).toBe('signed-in');
  expect(role(MINIMAL)).not.toHaveProperty('RoleName');
});

const TO_A_SHORTER_ONE = 'set identity.roleName to a shorter one';
const FROM_TENANTS = 'remove maxSessionDuration from tenants';
const NAMED = 'a-role-name-of-20-ch';
const ROLE = { acme: { maxSessionDuration: 3600 } };

test.each<[string, string | undefined, object, string | undefined]>([
  ['us-gov-east-1', undefined, {}, TO_A_SHORTER_ONE],
  ['us-gov-east-1', 'a-role-name-of-21-cha', {}, TO_A_SHORTER_ONE],
  ['us-gov-east-1', NAMED, {}, undefined],
  ['us-gov-east-1', NAMED, ROLE, FROM_TENANTS],
  ['us-gov-east-1', undefined, ROLE, `${TO_A_SHORTER_ONE}, and ${FROM_TENANTS}`],
  ['us-gov-east-1', NAMED, { acme: { revokeIssuedBefore: '2026-11-20T14:30:00Z' } }, undefined],
  ['us-gov-west-1', undefined, ROLE, undefined],
])(
  'in %s the role name %s and the tenants %j: a warning to %s',
  (region, roleName, tenants, fix) => {
    const printed = jest.spyOn(console, 'error').mockImplementation();
    const identity = { roleName, ...TENANTS.identity };
    const stack = stackOf({ ...withTable({ rows: 'tenant' }), env: { region }, identity, tenants });
    const warnings = Annotations.fromStack(stack).findWarning(
      '*',
      Match.stringLikeRegexp('longer than 20 characters; '),
    );
    printed.mockRestore();
    const told = warnings.map(
      ({ entry }) =>
        /characters; (.*) \[ack: dynamodb-direct-access:longRoleName]/.exec(
          JSON.stringify(entry.data),
        )?.[1],
    );
    expect(told).toEqual(fix === undefined ? [] : [fix]);
  },
);
