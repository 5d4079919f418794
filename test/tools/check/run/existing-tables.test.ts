import { tableDifferences } from '../../../../tools/check/run/existing-tables';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234';
const DECLARED = {
  existing: { tableName: 'legacy', keyArn: KEY },
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'at', type: 'number' },
  indexes: {
    byState: { partitionKey: { name: 'state', type: 'string' }, projection: 'all' },
  },
} as const;
const attributes = (...types: [AttributeName: string, AttributeType: 'S' | 'N' | 'B'][]) =>
  types.map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' }) as const;
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' }) as const;
const DESCRIBED = {
  KeySchema: [hash('pk'), range('at')],
  AttributeDefinitions: attributes(['pk', 'S'], ['at', 'N'], ['state', 'S']),
  GlobalSecondaryIndexes: [{ IndexName: 'byState', KeySchema: [hash('state')] }],
  SSEDescription: { KMSMasterKeyArn: KEY },
};

/** The keys of the stage file that a table differs in. */
function differing(described: object): string[] {
  return tableDifferences('t', DECLARED, { ...DESCRIBED, ...described }).map(
    (line) => line.trim().split(':')[0] ?? '',
  );
}

describe('existing table that differs from the stage file', () => {
  test.each<[string, object, string[]]>([
    ['are equal', {}, []],
    ['differ in the partition key', { KeySchema: [hash('id'), range('at')] }, ['t.partitionKey']],
    [
      'differ in the type of the partition key',
      { AttributeDefinitions: attributes(['pk', 'B'], ['at', 'N'], ['state', 'S']) },
      ['t.partitionKey'],
    ],
    ['differ in the sort key', { KeySchema: [hash('pk'), range('state')] }, ['t.sortKey']],
    ['have a sort key or none', { KeySchema: [hash('pk')] }, ['t.sortKey']],
    ['differ in an index', { GlobalSecondaryIndexes: [] }, ['t.indexes.byState']],
    [
      'differ in the key of an index',
      { GlobalSecondaryIndexes: [{ IndexName: 'byState', KeySchema: [hash('at')] }] },
      ['t.indexes.byState.partitionKey'],
    ],
    [
      'differ in the KMS key',
      { SSEDescription: { KMSMasterKeyArn: KEY.replace('1234', '5678') } },
      ['t.existing.keyArn'],
    ],
    ['have a KMS key or none', { SSEDescription: undefined }, ['t.existing.keyArn']],
  ])('%s', (_title, described, paths) => {
    expect(differing(described)).toEqual(paths);
  });
});
