import { READ_ACTIONS, READ_WRITE_ACTIONS, type TableActions } from '../access/table-actions';

/** What a connector is for. */
export const PURPOSES = ['source', 'destination'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Of no use without a write: it is the check within a transaction that writes. */
const CHECK = 'dynamodb:ConditionCheckItem';

/**
 * What a connector may do with each of its tables: it reads, or reads and writes, as a load compares with what is there.
 *
 * Absent on purpose: everything that `READ_ACTIONS` and `WRITE_ACTIONS` leave out, and indexes, because a tool reads the
 * table and an index is a copy of it.
 */
export const CONNECTOR_ACTIONS: Readonly<Record<Purpose, TableActions>> = {
  source: {
    ...READ_ACTIONS,
    onTable: READ_ACTIONS.onTable.filter((action) => action !== CHECK),
    onIndexes: [],
  },
  destination: { ...READ_WRITE_ACTIONS, onIndexes: [] },
};

/** What each purpose is called in statement IDs. */
export const PURPOSE_NAMES = { source: 'Read', destination: 'ReadWrite' } as const;
