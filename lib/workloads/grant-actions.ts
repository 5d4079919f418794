import {
  READ_ACTIONS,
  READ_WRITE_ACTIONS,
  WRITE_ACTIONS,
  type TableActions,
} from '../access/table-actions';

/** What a workload may do with a table. */
export type Grant = 'read' | 'write' | 'readWrite';

/** What each grant allows. */
export const GRANT_ACTIONS: Readonly<Record<Grant, TableActions>> = {
  read: READ_ACTIONS,
  write: WRITE_ACTIONS,
  readWrite: READ_WRITE_ACTIONS,
};

/** What each grant is called in statement IDs. */
export const GRANT_NAMES = { read: 'Read', write: 'Write', readWrite: 'ReadWrite' } as const;
