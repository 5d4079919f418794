import { assertNoLoss } from '../../../tools/replacement-guard/assert-no-loss';
import { MINIMAL, withTable, withUserPool } from '../../stages';
import { templateOf } from '../../synthesis';

const template = (stage: object) => templateOf(stage).toJSON();
const GONE = { removalPolicy: 'destroy' };
const INDEX = { partitionKey: { name: 'state', type: 'string' } };

/** What a person is told of a change, without the heading. */
function told(from: object, to: object, replace?: string): string {
  try {
    assertNoLoss('orders', template(from), template(to), replace);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each<[string, object, object, string]>([
  [
    'a table that is retained',
    MINIMAL,
    withTable({ sortKey: { name: 'sk', type: 'string' } }),
    `the deployed stack orders: 1 problem

  OrdersTable
    received  AWS::DynamoDB::GlobalTable: KeySchema [{"AttributeName":"pk","KeyType":"HASH"}] → [{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]
    expected  the deployed table: this would put an empty one in its place and leave the old one outside the stack, with its rows
    fix       change it back; or leave it as it is, add a table under another id and copy the rows; or, where it may leave the stack, add -c replace=OrdersTable`,
  ],
  [
    'a table that has a name, and is not retained',
    withTable({ tableName: 'orders' }, GONE),
    withTable({ tableName: 'orders', partitionKey: { name: 'pk', type: 'number' } }, GONE),
    `the deployed stack orders: 1 problem

  OrdersTable
    received  AWS::DynamoDB::GlobalTable: AttributeDefinitions.pk "S" → "N"
    expected  the deployed table: this would put an empty one in its place and delete the old one, with its rows
    fix       change it back; or leave it as it is, add a table under another id and copy the rows; or, where that may be lost, add -c replace=OrdersTable and another tableName`,
  ],
  [
    'a table that is renamed, and its key',
    withTable({ encryption: 'customerManaged' }, GONE),
    {
      ...MINIMAL,
      ...GONE,
      tables: { sales: { ...MINIMAL.tables.orders, encryption: 'customerManaged' } },
    },
    `the deployed stack orders: 2 problems

  OrdersTableKey
    received  AWS::KMS::Key: gone from the stage
    expected  the deployed KMS key: this would delete it, with what only it decrypts, such as backups of the table
    fix       change it back; or, where that may be lost, add -c replace=OrdersTableKey

  OrdersTable
    received  AWS::DynamoDB::GlobalTable: gone from the stage
    expected  the deployed table: this would delete it, with its rows
    fix       change it back; or leave it as it is, add a table under another id and copy the rows; or, where that may be lost, add -c replace=OrdersTable`,
  ],
  [
    'a user pool that an existing one takes the place of',
    MINIMAL,
    withUserPool({ userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: 'abc' }),
    `the deployed stack orders: 1 problem

  UserPool
    received  AWS::Cognito::UserPool: gone from the stage
    expected  the deployed user pool: this would leave it outside the stack, with its users
    fix       change it back; or, where it may leave the stack, add -c replace=UserPool`,
  ],
  [
    'a user pool in which CloudFormation changes nothing of this',
    { ...MINIMAL, identity: { tenantClaim: 'custom:tenantId' } },
    withUserPool({ signIn: 'username' }),
    `the deployed stack orders: 2 problems

  UserPool
    received  AWS::Cognito::UserPool: UsernameAttributes ["email"] → nothing
    expected  the deployed value: how users sign in is settled when a user pool is made
    fix       change it back; for a user pool that differs in this, deploy a stage under another stackName

  UserPool
    received  AWS::Cognito::UserPool: Schema.tenantId {"AttributeDataType":"String","Mutable":true,"Name":"tenantId","StringAttributeConstraints":{"MaxLen… → nothing
    expected  the deployed attributes as they are: a user pool takes new optional ones, and never changes or loses one
    fix       change it back; for a user pool that differs in this, deploy a stage under another stackName`,
  ],
  [
    'an index that is changed, while others come and go',
    withTable({ indexes: { byState: INDEX, byMaker: INDEX } }),
    withTable({ indexes: { byState: { ...INDEX, projection: 'keysOnly' }, byDay: INDEX } }),
    `the deployed stack orders: 2 problems

  OrdersTable
    received  AWS::DynamoDB::GlobalTable: GlobalSecondaryIndexes.byState.Projection {"ProjectionType":"ALL"} → {"ProjectionType":"KEYS_ONLY"}
    expected  the deployed index as it is: an index's keys and projection cannot be changed
    fix       change it back, add an index under another name and deploy; remove byState in a deployment after that

  OrdersTable
    received  AWS::DynamoDB::GlobalTable: GlobalSecondaryIndexes ["byState","byMaker"] → ["byState","byDay"]
    expected  one index more or less in a deployment
    fix       deploy once for each of: add byDay, remove byMaker`,
  ],
])('%s: a person is told what would happen, and what to do', (_what, from, to, message) => {
  expect(told(from, to)).toBe(message);
});

test('a table that gets another name needs no other', () => {
  const named = (tableName: string) => withTable({ tableName });
  expect(told(named('orders'), named('sales'))).toMatch(/add -c replace=OrdersTable$/);
});

describe('-c replace', () => {
  const WITH_KEY = withTable({ encryption: 'customerManaged' });
  const WITHOUT = { ...MINIMAL, tables: { sales: MINIMAL.tables.orders } };

  test.each(['OrdersTable,OrdersTableKey', 'OrdersTableKey , OrdersTable'])(
    '%s lets both go',
    (replace) => {
      expect(told(WITH_KEY, WITHOUT, replace)).toBe('');
    },
  );

  test('lets go what it names and nothing else', () => {
    expect(told(WITH_KEY, WITHOUT, 'OrdersTable')).toMatch(/^.* 1 problem\n\n {2}OrdersTableKey\n/);
  });

  test.each([
    ['what does not exist', 'OrderTable'],
    ['what stays', 'UserPool'],
    ['nothing', ''],
    ['a list that ends with a comma', 'OrdersTable,OrdersTableKey,'],
  ])('with %s is an error', (_what, replace) => {
    expect(told(WITH_KEY, WITHOUT, replace)).toContain(`
  -c replace
    received  ${JSON.stringify(replace.split(',').at(-1))}
    expected  some of OrdersTableKey, OrdersTable, which would be replaced or removed
    fix       leave it out`);
  });

  test('does not help against what CloudFormation refuses', () => {
    const message = told(MINIMAL, withUserPool({ signIn: 'username' }), 'UserPool');
    expect(message).toMatch(/2 problems\n\n {2}UserPool\n[^]*\n {2}-c replace\n/);
  });

  test('where nothing is deployed is an error', () => {
    const compare = (replace?: string) => () =>
      assertNoLoss('orders', undefined, template(MINIMAL), replace);
    expect(compare()).not.toThrow();
    expect(compare('OrdersTable')).toThrow('nothing: no resource that holds data would be');
  });
});
