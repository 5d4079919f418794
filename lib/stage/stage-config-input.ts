import { NEW_TABLE_OPTIONS, type NewTableOption } from './schema/existing-table-schema';
import { writtenRows } from './schema/rows-schema';
import type { StageConfig, StageConfigInput, TableOptions } from './schema/stage-schema';
import { writtenTrust } from './schema/trust-schema';

/** The stage file of a validated stage, with all defaults; it validates to the same stage. */
export function stageConfigInput(stage: StageConfig): StageConfigInput {
  const tables = mapValues(stage.tables, writtenTable);
  const groups = mapValues(stage.groups, (group) => ({
    ...group,
    tables: mapValues(group.tables, (grant) => ({ ...grant, rows: writtenRows(grant.rows) })),
  }));
  const connectors = mapValues(stage.connectors, (connector) => ({
    ...connector,
    trust: writtenTrust(connector.trust),
  }));
  return { ...stage, tables, groups, connectors };
}

/** An existing table has none of the options that only a new one has, whose defaults the schema fills in. */
function writtenTable(table: TableOptions) {
  const written = { ...table, rows: writtenRows(table.rows) };
  if (table.existing === undefined) return written;
  const ofNew: readonly string[] = NEW_TABLE_OPTIONS;
  const kept = Object.entries(written).filter(([key]) => !ofNew.includes(key));
  const indexes = mapValues(table.indexes, ({ partitionKey, sortKey }) => ({
    partitionKey,
    sortKey,
  }));
  return { ...(Object.fromEntries(kept) as Omit<typeof written, NewTableOption>), indexes };
}

function mapValues<T, U>(entries: Readonly<Record<string, T>>, map: (value: T) => U) {
  const mapped = Object.entries(entries).map(([key, value]) => [key, map(value)] as const);
  return Object.fromEntries(mapped) as Record<string, U>;
}
