import { READ_ACTIONS, READ_WRITE_ACTIONS, type TableActions } from '../access/table-actions';

/** Whether a connector reads (`source`), or reads and writes (`destination`). */
export const PURPOSES = ['source', 'destination'] as const;

/** The purpose of a connector. */
export type Purpose = (typeof PURPOSES)[number];

/** Only useful in a transaction that also writes. */
const CHECK = 'dynamodb:ConditionCheckItem';

/**
 * The actions of each purpose on a table. A destination also reads, because loads compare with existing items.
 *
 * Excluded: what `READ_ACTIONS` and `WRITE_ACTIONS` exclude, and indexes, which are copies of the table.
 */
export const CONNECTOR_ACTIONS: Readonly<Record<Purpose, TableActions>> = {
  source: {
    ...READ_ACTIONS,
    onTable: READ_ACTIONS.onTable.filter((action) => action !== CHECK),
    onIndexes: [],
  },
  destination: { ...READ_WRITE_ACTIONS, onIndexes: [] },
};

/** Whether a tool writes items. One that only reads is a source, which the same tool must not write to. */
export const WRITES: Readonly<Record<Purpose, boolean>> = { source: false, destination: true };

/** The name of each purpose in statement IDs. */
export const PURPOSE_NAMES = { source: 'Read', destination: 'ReadWrite' } as const;
