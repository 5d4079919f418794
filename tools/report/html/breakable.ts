import { markup, type Markup } from './markup';

/**
 * Adds break opportunities to long words such as paths, ARNs and names, without changing the text. A long word moves to
 * the next line first. It then breaks after a dot, colon, slash or underscore, or before a capital letter.
 */
export function breakable(text: string): Markup[] {
  return text
    .split(SPACES)
    .map((word) => (word.length > LONG && word.trim() !== '' ? longWord(word) : markup`${word}`));
}

/** A warning sign stays with the next word. */
const SPACES = /((?<!⚠)\s+)/u;
const LONG = 15;
/** Keeps a date and a time each on one line. */
const BREAKS = /(?<=[./_])|(?<=:)(?!\d\d(?!\d))|(?<=\p{Ll})(?=\p{Lu})|(?<=\d)(?=T\d\d:)/u;
const WORD_BREAK = markup`<wbr>`;

function longWord(word: string): Markup {
  const pieces = word
    .split(BREAKS)
    .map((piece, index) => markup`${index === 0 ? [] : WORD_BREAK}${piece}`);
  return markup`<span class="long">${pieces}</span>`;
}
