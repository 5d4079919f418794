import { actionsInShort } from '../../../lib/report/markdown/actions-in-short';

test.each([
  [['Query'], ['Query']],
  [['GetItem', 'PutItem', '⚠ *'], ['GetItem, PutItem, ⚠ *']],
  [['BatchGetItem', 'GetItem', 'query', 'DescribeTable'], ['reads, 4 actions']],
  [['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'], ['writes, 4 actions']],
  [['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], ['reads and writes, 4 actions']],
  [['DescribeTable', 'DeleteTable', 'TagResource', 'UpdateTable'], ['4 actions']],
  [
    ['GetItem', 'Query', 'Scan', '⚠ Put*', '⚠ Tag*'],
    ['⚠ Put*', '⚠ Tag*', 'reads, 5 actions'],
  ],
])('%j in a picture: %j', (actions, expected) => {
  expect(actionsInShort(actions)).toEqual(expected);
});
