import { markup, type Markup } from './markup';

/**
 * A text whose long words, such as paths, ARNs and names, break after a dot, a colon or a slash and before a capital
 * letter, and elsewhere only if need be; the text stays the same.
 */
export function breakable(text: string): Markup[] {
  return text
    .split(/(\s+)/)
    .flatMap((word) => (word.length > LONG ? word.split(BREAKS) : [word]).map(piece));
}

/** Shorter words move to the next line as they are. */
const LONG = 15;
/** A time of day stays together. */
const BREAKS = /(?<=[./])|(?<=:)(?!\d\d\b)|(?<=\p{Ll})(?=\p{Lu})/u;
const WORD_BREAK = markup`<wbr>`;

function piece(text: string, index: number): Markup {
  return markup`${index === 0 ? [] : WORD_BREAK}${text}`;
}
