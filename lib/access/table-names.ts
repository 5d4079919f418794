import type { ITable } from 'aws-cdk-lib/aws-dynamodb';

/** Tables of the props of a construct, each with a name for statement IDs. */
export function namedTables<Props extends { readonly table: ITable }>(
  tables: readonly Props[],
): (Props & { readonly name: string })[] {
  const names = tableNames(tables.map(({ table }) => table));
  return tables.map((props, position) => ({ ...props, name: names[position] ?? '' }));
}

/**
 * Distinct names of tables: the construct ID, or the path where two tables have the same ID, without the characters
 * that statement IDs do not allow.
 */
function tableNames(tables: readonly ITable[]): string[] {
  const paths = tables.map(({ node }) => node.path.split('/').slice(1).filter(isTelling));
  const short = paths.map((path) => alphanumeric(path.slice(-1)));
  const long = paths.map(alphanumeric);
  const names = short.map((name, position) =>
    short.indexOf(name) === short.lastIndexOf(name) ? name : (long[position] ?? name),
  );
  // `Orders-1` and `Orders1` of one scope, or a table that is listed twice.
  return names.map((name, position) => {
    const before = names.slice(0, position).filter((other) => other === name).length;
    return before === 0 ? name : `${name}N${before + 1}`;
  });
}

/** The table of an `AccessTable` is its child `Resource`. */
function isTelling(id: string): boolean {
  return id !== 'Resource' && id !== 'Default';
}

function alphanumeric(ids: readonly string[]): string {
  return ids.join('').replaceAll(/[^a-zA-Z0-9]/g, '') || 'Table';
}
