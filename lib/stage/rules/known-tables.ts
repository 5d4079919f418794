import { closest } from 'fastest-levenshtein';
import { CLOUDFORMATION_QUOTAS } from '../../aws/quotas';
import { printedValue } from '../../aws/printed-value';
import { or, remove, rename, write, type Fix, type Path } from '../fix';
import { unknownReference, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

/** Groups, workloads and connectors name tables of the stage. */
export const knownTablesRule: Rule = ({
  tables = {},
  groups = {},
  workloads = {},
  connectors = {},
}) => {
  const known = new Set(Object.keys(tables));
  // If the tables are missing or invalid, their IDs are unknown.
  if (known.size === 0) return [];
  const byKey = (
    section: 'groups' | 'workloads',
    consumers: Readonly<Record<string, { readonly tables?: object } | undefined>>,
  ) =>
    Object.entries(consumers).flatMap(([id, consumer]) =>
      unknown(Object.keys(consumer?.tables ?? {}), known, (_position, table, meant) => {
        const path = [section, id, 'tables', table];
        return [path, meant === undefined ? remove(path) : rename(path, meant)];
      }),
    );
  const ofConnectors = Object.entries(connectors).flatMap(([id, connector]) =>
    unknown(connector?.tables ?? [], known, (position, _table, meant) => {
      const path = ['connectors', id, 'tables', position];
      return [path, meant === undefined ? remove(path) : write(path, meant)];
    }),
  );
  return [...byKey('groups', groups), ...byKey('workloads', workloads), ...ofConnectors];
};

/** The place of a table, and how to replace it by the one that is meant, or to remove it. */
type Replace = (position: number, table: string, meant: string | undefined) => [Path, Fix];

/** The tables of a list that the stage does not have. The ones that are meant become those that the list lacks. */
function unknown(
  named: readonly (string | undefined)[],
  known: ReadonlySet<string>,
  replace: Replace,
): ValidationError[] {
  const taken = new Set(named);
  // A stage with more tables cannot be deployed.
  const candidates = [...known].slice(0, CLOUDFORMATION_QUOTAS.resources);
  return named.flatMap((table, position) => {
    if (table === undefined || known.has(table)) return [];
    const free = candidates.filter((one) => !taken.has(one));
    const meant = free.length === 0 ? undefined : closest(table, free);
    taken.add(meant);
    const [path, fix] = replace(position, table, meant);
    const expected = `a table of the stage: ${listed(known)}`;
    return [
      unknownReference(path, table, expected, or(fix, `add ${printedValue(table)} to tables`)),
    ];
  });
}

const MAX_LISTED = 20;

function listed(known: ReadonlySet<string>): string {
  const names = [...known].slice(0, MAX_LISTED).join(', ');
  return known.size > MAX_LISTED ? `${names} and ${known.size - MAX_LISTED} more` : names;
}
