/** Punctuation with a meaning in Markdown; `$` starts a formula on code-hosting sites. */
const PUNCTUATION = /[\\`*_[\]|~$]/g;
/** Characters that start HTML, entities and automatic links. */
const BEGINNINGS = /[<>&@]|(?<=\bwww)\.|:(?=\/\/)/gi;

/** Escapes a text so that Markdown shows it literally, on one line, also in a table cell. */
export function escapedMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BEGINNINGS, (character) => `&#${character.charCodeAt(0)};`)
    .replace(PUNCTUATION, (character) => `\\${character}`);
}

/** A table in GitHub Flavored Markdown. Cells are not padded, so that one change affects one line. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}
