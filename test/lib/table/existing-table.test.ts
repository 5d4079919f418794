import { CfnElement, Stack } from 'aws-cdk-lib/core';
import { existingTable } from '../../../lib/table/existing-table';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234';

test('a table by name is in the account and Region of the stack, and nothing is created', () => {
  const stack = new Stack();

  const { table, encryptionKey } = existingTable(stack, 'LegacyTable', { tableName: 'legacy' });
  expect(stack.resolve(table.tableArn)).toEqual({
    'Fn::Join': [
      '',
      [
        'arn:',
        { Ref: 'AWS::Partition' },
        ':dynamodb:',
        { Ref: 'AWS::Region' },
        ':',
        { Ref: 'AWS::AccountId' },
        ':table/legacy',
      ],
    ],
  });
  expect(table.tableName).toBe('legacy');
  expect(encryptionKey).toBeUndefined();
  expect(stack.node.findAll().filter((one) => CfnElement.isCfnElement(one))).toEqual([]);
});

test('a table by ARN, with its KMS key', () => {
  const stack = new Stack();

  const tableArn = 'arn:aws:dynamodb:us-east-1:111122223333:table/legacy';
  const found = existingTable(stack, 'LegacyTable', { tableArn, keyArn: KEY });
  expect(found.table.tableArn).toBe(tableArn);
  expect(found.table.tableName).toBe('legacy');
  expect(found.table.encryptionKey?.keyArn).toBe(KEY);
  expect(found.encryptionKey?.keyArn).toBe(KEY);
  expect(stack.node.findAll().filter((one) => CfnElement.isCfnElement(one))).toEqual([]);
});
