import { closest, distance } from 'fastest-levenshtein';
import { remove, rename, type Fix, type Path } from './fix';
import { valueIn } from './partial-stage';
import { validationErrors, type ValidationError } from './validation-error';

const unknownKey = validationErrors('unknownKey');

/**
 * The errors of the unknown keys of an object. A misspelled key is renamed, unless the object has the right one too.
 *
 * @param known the keys that the object can have
 */
export function unknownKeyErrors(
  path: Path,
  parent: unknown,
  unknown: readonly string[],
  known: readonly string[],
): ValidationError[] {
  const spelling = spellingOf(known);
  const taken = new Set(known.filter((key) => valueIn(parent, key) !== undefined));
  return unknown.map((key) => {
    const meant = spelling(key);
    const here = [...path, key];
    const fix: Fix = meant === undefined || taken.has(meant) ? remove(here) : rename(here, meant);
    if (meant !== undefined) taken.add(meant);
    return unknownKey(here, valueIn(parent, key), `the keys ${known.join(', ')}`, fix);
  });
}

/** Finds the known key that is meant: an unknown one that differs from it in less than half of its letters. */
function spellingOf(known: readonly string[]): (key: string) => string | undefined {
  const lowerCase = known.map((word) => word.toLowerCase());
  const longest = Math.max(...known.map(({ length }) => length));
  return (key) => {
    // A key of twice the length differs in half of its letters at least.
    if (key.length >= 2 * longest) return undefined;
    const nearest = closest(key.toLowerCase(), lowerCase);
    return distance(key.toLowerCase(), nearest) < key.length / 2
      ? known[lowerCase.indexOf(nearest)]
      : undefined;
  };
}
