import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AccessStack } from '../../lib/access-stack';
import { checked, MINIMAL, withTable } from '../stages';
import { app, onlyResource, permissionStatements, templateOf } from '../synthesis';

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

test.each([
  ['us-gov-east-1', undefined, 1],
  ['us-gov-east-1', 'a-role-name-of-21-cha', 1],
  ['us-gov-east-1', 'a-role-name-of-20-ch', 0],
  ['us-gov-west-1', undefined, 0],
])('in %s the role name %s gives %d warnings', (region, roleName, count) => {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const stack = new AccessStack(
    app(),
    checked({ ...MINIMAL, env: { region }, identity: { roleName } }),
  );
  const warnings = Annotations.fromStack(stack).findWarning(
    '*',
    Match.stringLikeRegexp('longer than 20 characters; set identity.roleName to a shorter one'),
  );
  expect(warnings).toHaveLength(count);
  printed.mockRestore();
});
