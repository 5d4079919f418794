import { matchingActions } from '../../../lib/report/html/matching-actions';

const ALL = ['GetItem', 'PutItem', 'Get*', 'all but GetItem and Scan', 'kms:Decrypt'];

test.each([
  [['GetItem'], ['GetItem']],
  [['getitem'], ['GetItem']],
  [['Get*'], ['GetItem', 'Get*']],
  [['G?tItem'], ['GetItem']],
  [['*'], ['GetItem', 'PutItem', 'Get*', 'kms:Decrypt']],
  [['kms.Decrypt'], []],
  [['all but GetItem and Scan'], ['PutItem', 'Get*', 'all but GetItem and Scan', 'kms:Decrypt']],
  [['all but PutItem, kms:*'], ['GetItem', 'Get*']],
  [
    ['PutItem', 'all but P*'],
    ['GetItem', 'PutItem', 'Get*', 'kms:Decrypt'],
  ],
  [[], []],
])('%j may be about %j', (actions, matching) => {
  expect(matchingActions(actions, ALL)).toEqual(matching);
});
