/**
 * A Markdown page with its computed tables as they are now: each stands between `<!-- table: NAME -->` and
 * `<!-- end of NAME -->`.
 *
 * @throws {Error} where the page has no place for a table
 */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const begin = `<!-- table: ${name} -->`;
    const [before, rest] = splitAt(text, begin);
    const [, after] = splitAt(rest, `<!-- end of ${name} -->`);
    return `${before}${begin}\n\n${table}\n\n<!-- end of ${name} -->${after}`;
  }, page);
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`received a page without ${mark}; expected a place for the table`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
