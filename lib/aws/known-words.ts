import { ownEntry } from './own-entry';
import { printedValue } from './printed-value';

/**
 * The entry of a word, such as `'customerManaged'`. TypeScript knows the words of a prop; in plain JavaScript it may have
 * any value, and one that no entry has would silently become another choice.
 *
 * @param prop the name of the prop, for the message
 * @param others what else the prop may be, for the message
 * @throws {Error} if no entry has the word
 */
export function entryOfWord<Word extends string, T>(
  prop: string,
  entries: Readonly<Record<Word, T>>,
  word: Word,
  others: readonly string[] = [],
): T {
  if (isWord(word)) {
    const entry = ownEntry<T>(entries, word);
    if (entry !== undefined) return entry;
  }
  const allowed = [...Object.keys(entries).map((known) => JSON.stringify(known)), ...others];
  throw new Error(`Unknown ${prop} ${shown(word)}. Use ${allowed.join(', ')}.`);
}

/** Not an array of a word, which would have the entry of the word. */
function isWord(value: unknown): boolean {
  return typeof value === 'string';
}

/** An object may be anything, such as a construct with its whole app. */
function shown(value: unknown): string {
  return typeof value === 'string' ? printedValue(value) : typeof value;
}
