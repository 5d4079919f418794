import {
  READ_ACTIONS,
  READ_WRITE_ACTIONS,
  WRITE_ACTIONS,
  type TableActions,
} from '../access/table-actions';

/** The access of a workload to a table. */
export type Grant = 'read' | 'write' | 'readWrite';

/** The actions of each grant. */
export const GRANT_ACTIONS: Readonly<Record<Grant, TableActions>> = {
  read: READ_ACTIONS,
  write: WRITE_ACTIONS,
  readWrite: READ_WRITE_ACTIONS,
};

/** The name of each grant in statement IDs. */
export const GRANT_NAMES = { read: 'Read', write: 'Write', readWrite: 'ReadWrite' } as const;
