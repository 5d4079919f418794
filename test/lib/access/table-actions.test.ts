import { READ_ACTIONS, READ_WRITE_ACTIONS, WRITE_ACTIONS } from '../../../lib/access/table-actions';

const READ = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
];
const WRITE = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:DescribeTable',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];
const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

test('reading does not write', () => {
  expect(READ_ACTIONS).toEqual({
    onTable: READ,
    onIndexes: ['dynamodb:Query', 'dynamodb:Scan'],
    throughKey: READ_KEY,
  });
});

test('writing reads no item, and needs no index', () => {
  expect(WRITE_ACTIONS).toEqual({ onTable: WRITE, onIndexes: [], throughKey: WRITE_KEY });
});

test('reading and writing are the actions of both, each once and sorted', () => {
  expect(READ_WRITE_ACTIONS).toEqual({
    onTable: [...new Set([...READ, ...WRITE])].sort(),
    onIndexes: ['dynamodb:Query', 'dynamodb:Scan'],
    throughKey: WRITE_KEY,
  });
});
