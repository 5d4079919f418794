import { markup, type Markup } from './markup';

/** A long path, which breaks after a dot before it does anywhere else; its text stays the same. */
export function breakable(path: string): Markup[] {
  return path
    .split(/(?<=\.)/)
    .map((step, index) => markup`${index === 0 ? [] : WORD_BREAK}${step}`);
}

const WORD_BREAK = markup`<wbr>`;
