import { type Path, type Problem, problem } from '../problem';
import { tableConstructId } from '../table-names';
import type { Rule } from './rule';

/** Two tables may share neither the construct ID, which is made from the table's id, nor the table name. */
export const collidingTables: Rule = ({ tables = {} }) => {
  const ids = Object.keys(tables).map((id) => ({
    path: ['tables', id],
    written: id,
    taken: tableConstructId(id),
  }));
  const names = Object.entries(tables).flatMap(([id, table]) =>
    table?.tableName === undefined
      ? []
      : [{ path: ['tables', id, 'tableName'], written: table.tableName, taken: table.tableName }],
  );
  return [...repeated(ids, 'construct ID'), ...repeated(names, 'table name')];
};

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
