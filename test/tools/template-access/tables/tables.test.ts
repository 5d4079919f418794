import { AWS_MANAGED_KEY, type Table } from '../../../../tools/template-access/tables/tables';
import { accessOf, GET, policyOf, readable } from '../sample-template';

const KEYS = {
  KeySchema: [
    { AttributeName: 'sk', KeyType: 'RANGE' },
    { AttributeName: 'pk', KeyType: 'HASH' },
  ],
};
const arn = (name: string) =>
  `arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/${name}`;

function tableOf(Properties: object, Type = 'AWS::DynamoDB::Table', others: object = {}): Table {
  const [table, ...rest] = accessOf({ Orders: { Type, Properties }, ...others }).tables;
  if (!table || rest.length > 0) throw new Error('not one table');
  return readable(table) as Table;
}

describe('table of a template', () => {
  test.each(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'])('%s is a table', (type) => {
    const GlobalSecondaryIndexes = [{ IndexName: 'byDate' }, { IndexName: 'byState' }];
    const LocalSecondaryIndexes = [{ IndexName: 'local' }];
    expect(
      tableOf(
        { TableName: 'orders', ...KEYS, GlobalSecondaryIndexes, LocalSecondaryIndexes },
        type,
      ),
    ).toEqual({
      id: 'Orders',
      at: { resource: 'Orders', property: '' },
      name: 'orders',
      arn: arn('orders'),
      streamArn: `${arn('orders')}/stream/\${Orders.StreamLabel}`,
      partitionKey: 'pk',
      sortKey: 'sk',
      indexes: ['byDate', 'byState', 'local'],
      keys: [],
      resourcePolicies: [],
    });
  });

  test("the table of Amplify's data category, whose properties begin with small letters", () => {
    expect(
      tableOf(
        {
          tableName: 'Note-x-NONE',
          keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
          globalSecondaryIndexes: [{ indexName: 'byOwner' }],
        },
        'Custom::AmplifyDynamoDBTable',
      ),
    ).toMatchObject({
      name: 'Note-x-NONE',
      arn: arn('Note-x-NONE'),
      partitionKey: 'id',
      sortKey: undefined,
      indexes: ['byOwner'],
    });
  });

  test('a table without a name and a schema is a table', () => {
    expect(tableOf({})).toMatchObject({
      name: '${Orders}',
      arn: arn('${Orders}'),
      partitionKey: undefined,
      indexes: [],
    });
  });

  test.each(['AWS::DAX::Cluster', 'Custom::Table', 'AWS::S3Tables::Table', 'constructor'])(
    '%s is no table',
    (Type) => {
      expect(accessOf({ Orders: { Type } }).tables).toEqual([]);
    },
  );
});

describe('encryption key of a table', () => {
  test.each<[string, object, readonly string[]]>([
    ['AWS owned key', {}, []],
    ['AWS owned key, by a flag', { SSESpecification: { SSEEnabled: false } }, []],
    ['AWS owned key, by a string', { SSESpecification: { SSEEnabled: 'false' } }, []],
    ['the key that AWS manages', { SSESpecification: { SSEEnabled: true } }, [AWS_MANAGED_KEY]],
    [
      'a key of its own',
      { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: 'arn:k' } },
      ['arn:k'],
    ],
    [
      'a key of its replicas',
      {
        SSESpecification: { SSEEnabled: true },
        Replicas: [{ Region: 'a' }, { SSESpecification: { KMSMasterKeyId: { Ref: 'Key' } } }],
      },
      [AWS_MANAGED_KEY, '${Key}'],
    ],
  ])('is %s', (_what, properties, expected) => {
    const key = { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policyOf(GET) } } };
    expect(tableOf(properties, 'AWS::DynamoDB::GlobalTable', key).keys).toEqual(expected);
  });
});

describe('resource policy', () => {
  const DOCUMENT = policyOf({ ...GET, Principal: '*', Resource: '*', Sid: 'Open' });
  const POLICY = { ResourcePolicy: { PolicyDocument: DOCUMENT } };

  test.each<[string, object, readonly string[]]>([
    ['none', {}, []],
    ['on the table', POLICY, ['table Properties.ResourcePolicy.PolicyDocument']],
    [
      'on the table, without a document around',
      { ResourcePolicy: DOCUMENT },
      ['table Properties.ResourcePolicy.PolicyDocument'],
    ],
    [
      'on the stream',
      { StreamSpecification: { StreamViewType: 'KEYS_ONLY', ...POLICY } },
      ['stream Properties.StreamSpecification.ResourcePolicy.PolicyDocument'],
    ],
    [
      'on replicas and their streams',
      {
        Replicas: [
          { Region: 'a', ...POLICY },
          { Region: 'b', ReplicaStreamSpecification: POLICY },
        ],
      },
      [
        'table Properties.Replicas[0].ResourcePolicy.PolicyDocument',
        'stream Properties.Replicas[1].ReplicaStreamSpecification.ResourcePolicy.PolicyDocument',
      ],
    ],
    [
      'on both',
      { ...POLICY, StreamSpecification: POLICY },
      [
        'table Properties.ResourcePolicy.PolicyDocument',
        'stream Properties.StreamSpecification.ResourcePolicy.PolicyDocument',
      ],
    ],
  ])('is found: %s', (_what, properties, expected) => {
    const { resourcePolicies } = tableOf(properties);
    expect(
      resourcePolicies.map(({ on, at, statements }) =>
        [on, at.property, ...statements.map(({ sid }) => sid)].join(' '),
      ),
    ).toEqual(expected.map((policy) => `${policy} Open`));
  });

  test('one that cannot be read is reported', () => {
    const { tables, unresolved } = accessOf({
      Orders: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { ResourcePolicy: { PolicyDocument: 'x' } },
      },
    });
    expect(tables[0]?.resourcePolicies[0]?.statements).toEqual([]);
    expect(unresolved).toEqual([
      {
        at: { resource: 'Orders', property: 'Properties.ResourcePolicy.PolicyDocument' },
        what: 'not a policy document: "x"',
      },
    ]);
  });
});
