import { matchingActions } from '../../../../../tools/report/html/filter/matching-actions';

const ALL = ['GetItem', 'PutItem', 'Get*', 'kms:Decrypt', 'parameter Action'];

describe('actions that the filter matches', () => {
  test.each([
    [['GetItem'], ['GetItem']],
    [['getitem'], ['GetItem']],
    [['Get*'], ['GetItem', 'Get*']],
    [['G?tItem'], ['GetItem']],
    [['*'], ALL],
    [['kms:*'], ['kms:Decrypt']],
    [['kms.Decrypt'], []],
    [['parameter Action'], ALL],
    [['Put{parameter Kind}'], ['PutItem']],
    [['kms:{parameter Kind}'], ['kms:Decrypt']],
    [[], []],
  ])('%j may be about %j', (actions, matching) => {
    expect(matchingActions({ actions, allBut: false }, ALL)).toEqual(matching);
  });

  const OPEN = 'parameter Action';

  test.each([
    [
      ['GetItem', 'Scan'],
      ['PutItem', 'Get*', 'kms:Decrypt', OPEN],
    ],
    [
      ['PutItem', 'kms:*'],
      ['GetItem', 'Get*', OPEN],
    ],
    [['*'], ['kms:Decrypt']],
    [['parameter Other'], ALL],
    [[], ALL],
  ])('all but %j may be about %j', (actions, matching) => {
    expect(matchingActions({ actions, allBut: true }, ALL)).toEqual(matching);
  });
});
