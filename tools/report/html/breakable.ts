import { markup, type Markup } from './markup';

/**
 * A text whose long words, such as paths, ARNs and names, move to a line of their own before they break, and then after
 * a dot, a colon, a slash or a low line and before a capital letter, elsewhere only if need be; the text stays the same.
 */
export function breakable(text: string): Markup[] {
  return text
    .split(SPACES)
    .map((word) => (word.length > LONG && word.trim() !== '' ? longWord(word) : markup`${word}`));
}

/** A warning stays with what it is about. */
const SPACES = /((?<!⚠)\s+)/u;
const LONG = 15;
/** Of a date and a time each stays together. */
const BREAKS = /(?<=[./_])|(?<=:)(?!\d\d(?!\d))|(?<=\p{Ll})(?=\p{Lu})|(?<=\d)(?=T\d\d:)/u;
const WORD_BREAK = markup`<wbr>`;

function longWord(word: string): Markup {
  const pieces = word
    .split(BREAKS)
    .map((piece, index) => markup`${index === 0 ? [] : WORD_BREAK}${piece}`);
  return markup`<span class="long">${pieces}</span>`;
}
