import { CfnElement, Stack } from 'aws-cdk-lib/core';
import { existingTable } from '../../../lib/table/existing-table';
import { withTable } from '../../stages';
import { templateOf } from '../../synthesis';

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

test('a restored table uses the key of the stack, which is the same resource as that of a new table', () => {
  const keysOf = (stage: object) => templateOf(stage).findResources('AWS::KMS::Key');
  const before = withTable({ encryption: 'customerManaged', rows: 'own' });
  const after = withTable({ existing: { tableName: 'restored', stackKey: true }, rows: 'own' });
  expect(Object.keys(keysOf(before))).toEqual(['OrdersTableKey']);
  expect(keysOf(after)).toEqual(keysOf(before));

  const keyStatements = (stage: object) =>
    Object.values(templateOf(stage).findResources('AWS::IAM::ManagedPolicy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Sid }: any) => Sid === 'UseKeyOfOrdersTableThroughDynamoDB');
  expect(keyStatements(before)).toHaveLength(1);
  expect(keyStatements(after)).toEqual(keyStatements(before));
});
