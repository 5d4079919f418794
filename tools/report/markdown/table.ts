/** A table of GitHub-flavoured Markdown; cells are Markdown in a line. No cell is padded, so that one change is one line. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}
