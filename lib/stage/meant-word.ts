import { closest, distance } from 'fastest-levenshtein';

/** Finds the known word that is meant: an unknown one that differs from it in less than half of its letters. */
export function meantWord(known: readonly string[]): (word: string) => string | undefined {
  const lowerCase = known.map((word) => word.toLowerCase());
  const longest = Math.max(...known.map(({ length }) => length));
  return (word) => {
    // A word of twice the length differs in half of its letters at least.
    if (word.length >= 2 * longest) return undefined;
    const nearest = closest(word.toLowerCase(), lowerCase);
    return distance(word.toLowerCase(), nearest) < word.length / 2
      ? known[lowerCase.indexOf(nearest)]
      : undefined;
  };
}
