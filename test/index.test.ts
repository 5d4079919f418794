import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Stack, StackProps } from 'aws-cdk-lib/core';
import { AuthenticatedRole, existingUserPool, IdentityPool, type RowScope } from '../lib';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { onlyResource, permissionStatements, templateWith } from './synthesis';

/** Access to a table and a user pool of one's own, without a stage file. */
function template(props?: StackProps, rows: RowScope = 'all') {
  return templateWith((stack: Stack) => {
    const partitionKey = { name: 'pk', type: AttributeType.STRING };
    const table = new TableV2(stack, 'Mine', { partitionKey });
    const userPool = existingUserPool(stack, {
      userPoolId: 'us-east-1_AbCdEf123',
      userPoolClientId: '1example23456789',
    });
    const pool = new IdentityPool(stack, 'Identities', {
      userPool,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const roles = new AuthenticatedRole(stack, 'SignedIn', {
      identityPoolId: pool.identityPoolId,
      tables: [{ name: 'Mine', table, actions: ['GetItem'], rows }],
    });
    pool.handOut(roles);
  }, props);
}

test("the constructs give access to a table and a user pool of one's own", () => {
  expect(permissionStatements(template())).toEqual([
    expect.objectContaining({ Sid: 'GetItemsOfMine', Action: 'dynamodb:GetItem' }),
  ]);
});

test('the classic flow is closed by default', () => {
  const { Properties } = onlyResource(template(), 'AWS::Cognito::IdentityPool');
  expect(Properties.AllowClassicFlow).toBe(false);
});

test('a region without identity pools is an error', () => {
  expect(() => template({ env: { region: 'cn-northwest-1' } })).toThrow(
    'received the region cn-northwest-1, which has no Amazon Cognito identity pools; expected one that has; deploy the stack elsewhere',
  );
});

test.each<[RowScope, string]>([
  [
    { by: 'own', id: 'identityId', match: 'prefix', delimiter: '-' },
    'received rows with the delimiter "-"; expected one that cannot be part of an ID: identity IDs hold letters, digits, "_", ":" and "-"; take "#"',
  ],
  [
    { by: 'own', id: 'userSub', match: 'prefix', delimiter: '' },
    'received rows with the delimiter ""; expected one that cannot be part of an ID',
  ],
  [
    { by: 'tenant', match: 'exact' },
    'received rows or roles of tenants without a tenantClaim; expected the claim of the ID token that names the tenant; set tenantClaim',
  ],
])('rows %j, which would isolate nobody, are an error', (rows, message) => {
  expect(() => template(undefined, rows)).toThrow(message);
});
