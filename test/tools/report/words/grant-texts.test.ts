import { actionsInShort, actionTexts, onText } from '../../../../tools/report/words/grant-texts';
import { GRANT } from '../sample-report';

const grant = (actions: readonly string[], others: object = {}) => ({
  ...GRANT,
  ...{ isWide: false, areWide: false, allBut: false },
  actions,
  ...others,
});
const WIDE = { areWide: true };

describe('texts of a grant', () => {
  test('a wide target has a warning', () => {
    expect(onText(grant([], { on: 'every resource', isWide: true }))).toBe('⚠ every resource');
    expect(onText(grant([], { on: 'OrdersTable' }))).toBe('OrdersTable');
  });

  test.each([
    ['names', ['GetItem', 'Query'], {}, ['GetItem', 'Query']],
    ['patterns that nobody found', ['Get*'], {}, ['Get*']],
    ['patterns', ['GetItem', 'Get*', 'B?'], WIDE, ['GetItem', '⚠ Get*', '⚠ B?']],
    ['all but some', ['Scan', 'Query'], { allBut: true }, ['every action except Scan, Query']],
    ['all but those on tables', ['*'], { allBut: true }, ['every action except dynamodb:*']],
    ['all but some', ['Scan'], { allBut: true, ...WIDE }, ['⚠ every action except Scan']],
  ])('%s of actions: %j', (_title, actions, others, expected) => {
    expect(actionTexts(grant(actions, others))).toEqual(expected);
  });

  test.each([
    [['Query'], {}, ['Query']],
    [['GetItem', 'PutItem', '*'], WIDE, ['GetItem, PutItem, ⚠ *']],
    [['BatchGetItem', 'GetItem', 'query', 'DescribeTable'], {}, ['reads, 4 actions']],
    [['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'], {}, ['writes, 4 actions']],
    [['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], {}, ['reads and writes, 4 actions']],
    [['DescribeTable', 'DeleteTable', 'TagResource', 'UpdateTable'], {}, ['4 actions']],
    [['GetItem', 'Query', 'Scan', 'Put*', 'T*'], WIDE, ['⚠ Put*', '⚠ T*', 'reads, 5 actions']],
    [['A', 'B', 'C', 'D'], { allBut: true }, ['every action except A, B, C, D']],
  ])('%j in a flowchart, with %j: %j', (actions, others, expected) => {
    expect(actionsInShort(grant(actions, others))).toEqual(expected);
  });
});
