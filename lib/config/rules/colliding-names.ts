import { type Path, type Problem, problem } from '../problem';
import { tableConstructId } from '../table-names';
import { tenantConstructId } from '../tenant-names';
import type { Rule } from './rule';

/** No two tables or tenants share a logical ID, which is made from the id, and no two tables a name. */
export const collidingNames: Rule = ({ tables = {}, tenants = {} }) => {
  const tableNames = Object.entries(tables).flatMap(([id, table]) =>
    table?.tableName === undefined
      ? []
      : [{ path: ['tables', id, 'tableName'], written: table.tableName, taken: table.tableName }],
  );
  const ofTables = logicalIds('tables', tables, tableConstructId);
  const ofTenants = logicalIds(
    'tenants',
    tenants,
    (id) => `AuthenticatedRole${tenantConstructId(id)}`,
  );
  return [
    ...repeated([...ofTables, ...ofTenants], 'logical ID'),
    ...repeated(tableNames, 'table name'),
  ];
};

function logicalIds(key: string, named: object, logicalId: (id: string) => string): Named[] {
  return Object.keys(named).map((id) => ({
    path: [key, id],
    written: id,
    taken: logicalId(id),
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
