import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy, type Stack, type StackProps } from 'aws-cdk-lib/core';
import {
  AuthenticatedRole,
  existingUserPool,
  IdentityPool,
  Workload,
  type AuthenticatedRoleProps,
  type RowScope,
} from '../../lib';
import { onlyResource, permissionStatements, templateWith } from '../synthesis';

const ALL: RowScope = { by: 'all' };

/** Access to the table and user pool of another stack, without a stage file. */
function template(
  props?: StackProps,
  rows: RowScope = ALL,
  others: Partial<AuthenticatedRoleProps> = {},
) {
  return templateWith((stack: Stack) => {
    const partitionKey = { name: 'pk', type: AttributeType.STRING };
    const table = new TableV2(stack, 'Mine', { partitionKey });
    const userPool = existingUserPool(stack, {
      userPoolId: 'us-east-1_AbCdEf123',
      userPoolClientIds: ['1example23456789'],
    });
    const pool = new IdentityPool(stack, 'Identities', {
      userPool,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const roles = new AuthenticatedRole(stack, 'SignedIn', {
      identityPoolId: pool.identityPoolId,
      tables: [{ name: 'Mine', table, actions: ['GetItem'], rows }],
      ...others,
    });
    pool.attachRoles(roles);
  }, props);
}

test('the constructs give access to the table and user pool of another stack', () => {
  expect(permissionStatements(template())).toEqual([
    expect.objectContaining({ Sid: 'GetItemsOfMine', Action: 'dynamodb:GetItem' }),
  ]);
});

test('the classic flow is closed by default', () => {
  const { Properties } = onlyResource(template(), 'AWS::Cognito::IdentityPool');
  expect(Properties.AllowClassicFlow).toBe(false);
});

test('a region without identity pools is an error', () => {
  expect(() => template({ env: { region: 'cn-northwest-1' } })).toThrow('cn-northwest-1');
});

test.each<[RowScope, string]>([
  [{ by: 'own', id: 'identityId', match: 'prefix', delimiter: '-' }, 'Invalid delimiter "-"'],
  [{ by: 'own', id: 'userSub', match: 'prefix', delimiter: '' }, 'Invalid delimiter ""'],
  ...['*', '?', '#*', '${aws:userid}', 'a"'].map((delimiter): [RowScope, string] => [
    { by: 'tenant', match: 'prefix', delimiter },
    `Invalid delimiter "${delimiter}"`,
  ]),
  [{ by: 'tenant', match: 'exact' }, 'need a tenantClaim'],
])('rows %j, which would not isolate users, are an error', (rows, message) => {
  const others = message.includes('tenantClaim') ? {} : { tenantClaim: 'custom:tenantId' };
  expect(() => template(undefined, rows, others)).toThrow(message);
});

test.each([
  [[{ id: 'a"b*', revokeIssuedBefore: new Date('2026-11-20T14:30:00Z') }], 'Invalid tenant "a"b*"'],
  [
    Array.from({ length: 26 }, (_, n) => ({ id: `t${n}`, maxSessionDuration: Duration.hours(1) })),
    /^26 tenants .* 25 role mapping rules/,
  ],
])('tenants that AWS rejects are an error', (tenants, message) => {
  const others = { tenants, tenantClaim: 'custom:tenantId' };
  expect(() => template(undefined, ALL, others)).toThrow(message);
});

test('tenants need a claim', () => {
  const tenants = [{ id: 'acme', revokeIssuedBefore: new Date('2026-11-20T14:30:00Z') }];
  expect(() => template(undefined, ALL, { tenants })).toThrow('need a tenantClaim');
});

test('the sessions of any number of tenants can be revoked', () => {
  const revokeIssuedBefore = new Date('2026-11-20T14:30:00Z');
  const tenants = Array.from({ length: 26 }, (_, n) => ({ id: `t${n}`, revokeIssuedBefore }));
  const others = { tenants, tenantClaim: 'custom:tenantId' };
  expect(permissionStatements(template(undefined, ALL, others))).toHaveLength(27);
});

test('the customer managed key of a table is granted with it', () => {
  const statements = permissionStatements(
    templateWith(
      (stack: Stack) => {
        const partitionKey = { name: 'pk', type: AttributeType.STRING };
        const encryption = TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'));
        const table = new TableV2(stack, 'Mine', { partitionKey, encryption });
        new AuthenticatedRole(stack, 'SignedIn', {
          identityPoolId: 'us-east-1:11111111-2222-4333-8444-555555555555',
          tables: [{ name: 'Mine', table, actions: ['GetItem'], rows: ALL }],
        });
      },
      { env: { region: 'us-east-1' } },
    ),
  );
  expect(statements.map(({ Sid }) => Sid)).toEqual([
    'GetItemsOfMine',
    'UseKeyOfMineThroughDynamoDB',
  ]);
});

test('a workload has a role for the table of another stack', () => {
  const template = templateWith((stack) => {
    const partitionKey = { name: 'pk', type: AttributeType.STRING };
    const table = new TableV2(stack, 'Mine', { partitionKey });
    new Workload(stack, 'Api', {
      runsOn: 'ecs',
      tables: [{ table, indexNames: ['byState'], grant: 'read' }],
    });
  });
  expect(permissionStatements(template).map(({ Sid }) => Sid)).toEqual([
    'ReadItemsOfMine',
    'ReadIndexesOfMine',
  ]);
});
