import { READ_THROUGH_KEY, WRITE_THROUGH_KEY } from '../table/key-actions';

/** Actions of DynamoDB on a table, each list sorted, and what they need of the table's key. */
export interface TableActions {
  readonly onTable: readonly string[];
  /** Those that name an index where they read one. */
  readonly onIndexes: readonly string[];
  /** Those of KMS, on a customer-managed key. */
  readonly throughKey: readonly string[];
}

/*
 * Absent on purpose: `PartiQL*`, the same again under other names; `SearchVectors`, which heeds no item-level
 * condition; `GetRecords` and the like, which read a stream and not the table; `CreateTable`, `UpdateTable`,
 * `DeleteTable`, backups, exports, imports, tags, resource policies and all else that administers a table;
 * `DescribeLimits` and `ListTables`, which are about the account.
 * Source: Service Authorization Reference, Amazon DynamoDB: which actions use an index's ARN.
 */

/** What reads a table and its indexes. */
export const READ_ACTIONS: TableActions = {
  onTable: [
    'dynamodb:BatchGetItem',
    // The read within a TransactWriteItems that depends on an item it does not write.
    'dynamodb:ConditionCheckItem',
    // Clients ask it for the key of the table.
    'dynamodb:DescribeTable',
    'dynamodb:GetItem',
    'dynamodb:Query',
    'dynamodb:Scan',
  ],
  onIndexes: ['dynamodb:Query', 'dynamodb:Scan'],
  throughKey: READ_THROUGH_KEY,
};

/** What writes to a table; it reads what it overwrites all the same, by `ReturnValues`. */
export const WRITE_ACTIONS: TableActions = {
  onTable: [
    'dynamodb:BatchWriteItem',
    'dynamodb:DeleteItem',
    'dynamodb:DescribeTable',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
  ],
  // DynamoDB itself writes to indexes.
  onIndexes: [],
  throughKey: WRITE_THROUGH_KEY,
};

/** What reads and writes. */
export const READ_WRITE_ACTIONS: TableActions = {
  onTable: union(READ_ACTIONS.onTable, WRITE_ACTIONS.onTable),
  onIndexes: union(READ_ACTIONS.onIndexes, WRITE_ACTIONS.onIndexes),
  throughKey: union(READ_ACTIONS.throughKey, WRITE_ACTIONS.throughKey),
};

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])].sort();
}
