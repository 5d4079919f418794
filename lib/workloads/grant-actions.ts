import type { TableActions } from '../access/grant-permissions';
import type { WorkloadOptions } from '../stage/schema/stage-schema';
import { READ_THROUGH_KEY, WRITE_THROUGH_KEY } from '../table/key-actions';

/** What a workload may do with a table, in the words of stage files. */
export type Grant = WorkloadOptions['tables'][string];

/**
 * What each grant allows.
 *
 * Absent on purpose: `PartiQL*`, the same again under other names; `SearchVectors`, which heeds no item-level
 * condition; `GetRecords` and the like, which read a stream and not the table; `CreateTable`, `UpdateTable`,
 * `DeleteTable`, backups, exports, imports, tags, resource policies and all else that administers a table;
 * `DescribeLimits` and `ListTables`, which are about the account.
 * Source: Service Authorization Reference, Amazon DynamoDB: which actions use an index's ARN.
 */
export const GRANT_ACTIONS: Readonly<Record<Grant, TableActions>> = {
  read: {
    onTable: [
      'dynamodb:BatchGetItem',
      // The read within a TransactWriteItems that hangs on an item it does not write.
      'dynamodb:ConditionCheckItem',
      // Clients ask it for the key of the table.
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
    ],
    onIndexes: ['dynamodb:Query', 'dynamodb:Scan'],
    throughKey: READ_THROUGH_KEY,
  },
  /** It reads what it overwrites all the same, by `ReturnValues`. */
  write: {
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
  },
  readWrite: {
    onTable: [
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:UpdateItem',
    ],
    onIndexes: ['dynamodb:Query', 'dynamodb:Scan'],
    throughKey: WRITE_THROUGH_KEY,
  },
};

/** What each grant is called in statement IDs. */
export const GRANT_NAMES = { read: 'Read', write: 'Write', readWrite: 'ReadWrite' } as const;
