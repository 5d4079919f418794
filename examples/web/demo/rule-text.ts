import type { DemoTable, Grant } from './demo-table';

/** The rule of a table in words, as the client configuration file has it. */
export function ruleText(table: DemoTable): string {
  const base = `Every signed-in user may call ${list(table.actions)} on ${itemsOf(table, table)}.`;
  const groups = Object.entries(table.groups ?? {}).map(
    ([name, grant]) =>
      `Members of ${name} may also call ${list(grant.actions)} on ${itemsOf(table, grant)}.`,
  );
  return [base, ...groups].join(' ');
}

function itemsOf({ partitionKey }: DemoTable, { rows }: Grant): string {
  if (rows.by === 'all') return 'every item';
  const own = rows.id === 'userSub' ? 'sub' : 'identity ID';
  const id = `the user's ${rows.by === 'tenant' ? String(rows.claim) : own}`;
  return rows.delimiter === undefined
    ? `items whose ${partitionKey.name} is ${id}`
    : `items whose ${partitionKey.name} begins with ${id} and ${rows.delimiter}`;
}

function list(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
