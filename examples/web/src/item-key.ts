import type { AuthSession } from 'aws-amplify/auth';

export type KeyValue = string | number | Uint8Array;
export type Key = Record<string, KeyValue>;

interface KeyAttribute {
  name: string;
  type: string;
}

/** What `amplify_outputs.json` says about the keys of a table. */
export interface KeyedTable {
  partitionKey: KeyAttribute;
  sortKey?: KeyAttribute;
  rows: { by: string; id?: string; claim?: string; match?: string; delimiter?: string };
}

/**
 * What the app adds to the user's ID: the rest of the partition key after a delimiter, or the whole one with rows "all"; and
 * the sort key, if the table has one. The type follows from the table in the file.
 */
export type KeyParts<Table extends KeyedTable> = KeyedTable extends Table
  ? { partition?: KeyValue; sort?: KeyValue } // a table that is known at run time only
  : PartitionPart<Table['rows']> & SortPart<Table>;

type PartitionPart<Rows> = Rows extends { delimiter: string }
  ? { partition: string }
  : Rows extends { match: string }
    ? { partition?: undefined }
    : { partition: KeyValue };

type SortPart<Table> = Table extends { sortKey: unknown }
  ? { sort: KeyValue }
  : { sort?: undefined };

/** The key of an item that the user's row scope allows. Every other key is denied. */
export function itemKey<Table extends KeyedTable>(
  { partitionKey, sortKey, rows }: Table,
  session: AuthSession,
  parts: KeyParts<Table>,
): Key {
  const { partition = '', sort = '' }: { partition?: KeyValue; sort?: KeyValue } = parts;
  const start = rows.by === 'all' ? undefined : ownerId(rows, session);
  const rest = rows.delimiter === undefined ? '' : `${rows.delimiter}${String(partition)}`;
  return {
    [partitionKey.name]: start === undefined ? partition : `${start}${rest}`,
    ...(sortKey && { [sortKey.name]: sort }),
  };
}

/** @throws {Error} for a user without the ID: an item under "undefined" would belong to nobody */
function ownerId({ by, id, claim = '' }: KeyedTable['rows'], session: AuthSession): string {
  const { identityId, userSub, tokens } = session;
  const own = id === 'userSub' ? userSub : identityId;
  const owner = by === 'tenant' ? tokens?.idToken?.payload[claim] : own;
  if (typeof owner === 'string' && owner !== '') return owner;
  throw new Error(by === 'tenant' ? `The user has no ${claim}.` : 'Not signed in.');
}
