import type { TableActions } from '../access/grant-permissions';
import { READ_THROUGH_KEY, WRITE_THROUGH_KEY } from '../table/key-actions';

/** What a connector is for. */
export const PURPOSES = ['source', 'destination'] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * What a connector may do with each of its tables.
 *
 * Absent on purpose: everything that creates, changes or drops a table; `PartiQL*`, streams, exports and backups, as of
 * workloads (`lib/workloads/grant-actions.ts`); indexes, because a tool reads the table and an index is a copy of it.
 */
export const CONNECTOR_ACTIONS: Readonly<Record<Purpose, TableActions>> = {
  source: {
    onTable: [
      'dynamodb:BatchGetItem',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
    ],
    onIndexes: [],
    throughKey: READ_THROUGH_KEY,
  },
  /** It reads too: a load compares with what is there. */
  destination: {
    onTable: [
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      // A load in transactions may hang on an item that it does not write.
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:UpdateItem',
    ],
    onIndexes: [],
    throughKey: WRITE_THROUGH_KEY,
  },
};

/** What each purpose is called in statement IDs. */
export const PURPOSE_NAMES = { source: 'Read', destination: 'ReadWrite' } as const;
