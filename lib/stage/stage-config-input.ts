import { writtenRows } from './schema/rows-schema';
import type { StageConfig, StageConfigInput } from './schema/stage-schema';
import { writtenTrust } from './schema/trust-schema';

/** The stage file of a validated stage, with all defaults; it validates to the same stage. */
export function stageConfigInput(stage: StageConfig): StageConfigInput {
  const tables = mapValues(stage.tables, (table) => ({ ...table, rows: writtenRows(table.rows) }));
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

function mapValues<T, U>(entries: Readonly<Record<string, T>>, map: (value: T) => U) {
  const mapped = Object.entries(entries).map(([key, value]) => [key, map(value)] as const);
  return Object.fromEntries(mapped) as Record<string, U>;
}
