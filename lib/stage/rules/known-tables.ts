import { closest } from 'fastest-levenshtein';
import { unknownReference, type Path, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

/** Workloads and connectors name tables of the stage. */
export const knownTables: Rule = ({ tables = {}, workloads = {}, connectors = {} }) => {
  const known = Object.keys(tables);
  // If the tables are missing or invalid, their IDs are unknown.
  if (known.length === 0) return [];
  const ofWorkloads = Object.entries(workloads).flatMap(([id, workload]) =>
    Object.keys(workload?.tables ?? {}).flatMap((table) =>
      unknown(['workloads', id, 'tables', table], table, known),
    ),
  );
  const ofConnectors = Object.entries(connectors).flatMap(([id, connector]) =>
    (connector?.tables ?? []).flatMap((table, position) =>
      table === undefined ? [] : unknown(['connectors', id, 'tables', position], table, known),
    ),
  );
  return [...ofWorkloads, ...ofConnectors];
};

function unknown(path: Path, table: string, known: readonly string[]): ValidationError[] {
  if (known.includes(table)) return [];
  const expected = `a table of the stage: ${known.join(', ')}`;
  return [
    unknownReference(
      path,
      table,
      expected,
      `write "${closest(table, [...known])}", or add "${table}" to tables`,
    ),
  ];
}
