import { type Path, type Problem, problem } from '../problem';
import { tableConstructId } from '../table-names';
import { tenantConstructId } from '../tenant-names';
import type { Rule } from './rule';

/** No two tables share a construct ID, which is made from the id, or a table name; nor two tenants a construct ID. */
export const collidingNames: Rule = ({ tables = {}, tenants = {} }) => {
  const tableNames = Object.entries(tables).flatMap(([id, table]) =>
    table?.tableName === undefined
      ? []
      : [{ path: ['tables', id, 'tableName'], written: table.tableName, taken: table.tableName }],
  );
  return [
    ...repeated(constructIds('tables', tables, tableConstructId), 'construct ID'),
    ...repeated(tableNames, 'table name'),
    ...repeated(constructIds('tenants', tenants, tenantConstructId), 'construct ID'),
  ];
};

function constructIds(key: string, named: object, constructId: (id: string) => string): Named[] {
  return Object.keys(named).map((id) => ({
    path: [key, id],
    written: id,
    taken: constructId(id),
  }));
}

interface Named {
  readonly path: Path;
  readonly written: string;
  readonly taken: string;
}

function repeated(entries: readonly Named[], kind: string): Problem[] {
  return entries.flatMap(({ path, written, taken }, position) => {
    const first = entries.find((entry) => entry.taken === taken);
    if (!first || first === entries[position]) return [];
    const other = first.path.join('.');
    return [
      problem(
        path,
        written,
        `a ${kind} of its own; ${other} has the ${kind} "${taken}" already`,
        `rename this one or ${other}`,
      ),
    ];
  });
}
