/** Punctuation that Markdown reads as more than text; `$` begins mathematics on code-hosting sites. */
const PUNCTUATION = /[\\`*_[\]|~$]/g;
/** The beginnings of HTML, entities and automatic links. */
const BEGINNINGS = /[<>&@]|(?<=\bwww)\.|:(?=\/\/)/gi;

/** Any text as Markdown that shows just this text, on one line and in a table's cell too. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BEGINNINGS, (character) => `&#${character.charCodeAt(0)};`)
    .replace(PUNCTUATION, (character) => `\\${character}`);
}

/** A table of GitHub-flavoured Markdown; cells are Markdown on one line. No cell is padded, so that one change is one line. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}
