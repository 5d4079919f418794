/**
 * Replaces the text between two HTML comments of a page.
 *
 * @param name the name in the comments: `<!-- name: begin (npm run schema) -->` and `<!-- name: end -->`
 * @throws {Error} if the page does not have both comments
 */
export function withMarkedSection(page: string, name: string, text: string): string {
  const begin = `<!-- ${name}: begin (npm run schema) -->`;
  const end = `<!-- ${name}: end -->`;
  const [before, rest] = splitOnce(page, begin);
  const [, after] = splitOnce(rest, end);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

function splitOnce(text: string, marker: string): [string, string] {
  const position = text.indexOf(marker);
  if (position < 0) throw new Error(`The page does not have the comment ${marker}.`);
  return [text.slice(0, position), text.slice(position + marker.length)];
}
