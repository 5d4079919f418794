import { printedValue } from '../aws/printed-value';

/** The place of a value: keys and list positions from the outermost inwards; empty for the whole file. */
export type Path = readonly (string | number)[];

/** One change of a stage file. */
export type Edit =
  /** Removes a key or a list item. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Renames the last key of the path. */
  | { readonly kind: 'rename'; readonly path: Path; readonly to: string }
  /** Writes a value in place of another, or a key that is absent. */
  | { readonly kind: 'write'; readonly path: Path; readonly value: unknown };

/** How to resolve a validation error. */
export interface Fix {
  /** An instruction to the author of the stage file. */
  readonly words: string;
  /** The changes that carry it out; empty if only the author knows the value to write. */
  readonly edits: readonly Edit[];
}

/** Removes what is at the path: a key by its name; an item of a list, which the error shows. */
export function remove(path: Path, words = removeWords(path)): Fix {
  return { words, edits: [{ kind: 'remove', path }] };
}

function removeWords(path: Path): string {
  const last = path.at(-1);
  return typeof last === 'string' ? `remove ${printedValue(last)}` : 'remove it';
}

/** Renames the last key of the path. */
export function rename(path: Path, to: string): Fix {
  const words = `rename ${printedValue(path.at(-1))} to ${printedValue(to)}`;
  return { words, edits: [{ kind: 'rename', path, to }] };
}

/** Writes a value at the path. */
export function write(path: Path, value: unknown, words = `write ${printedValue(value)}`): Fix {
  return { words, edits: [{ kind: 'write', path, value }] };
}

/** Several fixes as one. */
export function together(words: string, fixes: readonly Fix[]): Fix {
  return { words, edits: fixes.flatMap(({ edits }) => edits) };
}

/** The fix, with another way to resolve the error. */
export function or(fix: Fix, alternative: string): Fix {
  return { ...fix, words: `${fix.words}, or ${alternative}` };
}
