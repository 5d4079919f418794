import { READ_THROUGH_KEY, WRITE_THROUGH_KEY } from '../table/key-actions';

/** The DynamoDB actions of a grant, and the KMS actions that they need. Each list is sorted. */
export interface TableActions {
  readonly onTable: readonly string[];
  /** Actions on the ARNs of indexes. */
  readonly onIndexes: readonly string[];
  /** KMS actions on a customer managed key. */
  readonly throughKey: readonly string[];
}

/*
 * Excluded: `PartiQL*`, which covers the same under other names; `SearchVectors`, which ignores item-level conditions;
 * `GetRecords` and the like, which read a stream; `CreateTable`, `UpdateTable`, `DeleteTable`, backups, exports,
 * imports, tags, resource policies and all other administrative actions; `DescribeLimits` and `ListTables`, which
 * concern the account.
 * Source: Service Authorization Reference, Amazon DynamoDB: which actions use the ARN of an index.
 */

/** Actions that read a table and its indexes. */
export const READ_ACTIONS: TableActions = {
  onTable: [
    'dynamodb:BatchGetItem',
    // The condition of a TransactWriteItems on an item that it does not write.
    'dynamodb:ConditionCheckItem',
    // Clients read the key schema.
    'dynamodb:DescribeTable',
    'dynamodb:GetItem',
    'dynamodb:Query',
    'dynamodb:Scan',
  ],
  onIndexes: ['dynamodb:Query', 'dynamodb:Scan'],
  throughKey: READ_THROUGH_KEY,
};

/** Actions that write to a table; `ReturnValues` also returns overwritten items. */
export const WRITE_ACTIONS: TableActions = {
  onTable: [
    'dynamodb:BatchWriteItem',
    'dynamodb:DeleteItem',
    'dynamodb:DescribeTable',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
  ],
  // DynamoDB maintains the indexes.
  onIndexes: [],
  throughKey: WRITE_THROUGH_KEY,
};

/** Actions that read and write. */
export const READ_WRITE_ACTIONS: TableActions = {
  onTable: union(READ_ACTIONS.onTable, WRITE_ACTIONS.onTable),
  onIndexes: union(READ_ACTIONS.onIndexes, WRITE_ACTIONS.onIndexes),
  throughKey: union(READ_ACTIONS.throughKey, WRITE_ACTIONS.throughKey),
};

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])].sort();
}
