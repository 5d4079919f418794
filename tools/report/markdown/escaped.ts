/** Punctuation that Markdown reads as more than text; `$` begins mathematics on code-hosting sites. */
const PUNCTUATION = /[\\`*_[\]|~$]/g;
/** What begins HTML, an entity, or a link that nobody wrote. */
const BEGINNINGS = /[<>&@]|(?<=\bwww)\.|:(?=\/\/)/gi;

/** Text as Markdown that shows just this text, in one line and in a table's cell too, whatever it holds. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BEGINNINGS, (character) => `&#${character.charCodeAt(0)};`)
    .replace(PUNCTUATION, (character) => `\\${character}`);
}
