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

describe('differences of an existing table from the stage file', () => {
  test.each<[string, object, string[]]>([
    ['none if it is as described', {}, []],
    ['the partition key', { KeySchema: [hash('id'), range('at')] }, ['t.partitionKey']],
    [
      'the type of the partition key',
      { AttributeDefinitions: attributes(['pk', 'B'], ['at', 'N'], ['state', 'S']) },
      ['t.partitionKey'],
    ],
    ['the sort key', { KeySchema: [hash('pk'), range('state')] }, ['t.sortKey']],
    ['a missing sort key', { KeySchema: [hash('pk')] }, ['t.sortKey']],
    ['a missing index', { GlobalSecondaryIndexes: [] }, ['t.indexes.byState']],
    [
      'the key of an index',
      { GlobalSecondaryIndexes: [{ IndexName: 'byState', KeySchema: [hash('at')] }] },
      ['t.indexes.byState.partitionKey'],
    ],
    [
      'the KMS key',
      { SSEDescription: { KMSMasterKeyArn: KEY.replace('1234', '5678') } },
      ['t.existing.keyArn'],
    ],
    ['no KMS key', { SSEDescription: undefined }, ['t.existing.keyArn']],
  ])('%s', (_title, described, paths) => {
    expect(differing(described)).toEqual(paths);
  });
});
