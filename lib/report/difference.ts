import { createTwoFilesPatch } from 'diff';

/**
 * The line of a stage file, in a link of Markdown and in JSON: it moves without a change of access. No text of a report
 * looks so, because in Markdown its brackets are escaped, and in JSON its quotation marks.
 */
const LINE = /(?<=(?<!\\)\]\([^\s]*#L)\d+(?=\))|(?<=^ *"line": )\d+(?=,?$)/gm;

/** How a committed report differs from the one that is true now. */
export type Difference =
  | { readonly kind: 'none' }
  /** Only in the lines of the stage file that it names. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'access'; readonly patch: string };

export function differenceOf(file: string, committed: string, now: string): Difference {
  if (committed === now) return { kind: 'none' };
  const [before, after] = [committed, now].map((text) => text.replace(LINE, ''));
  if (before === after) return { kind: 'lines' };
  const patch = createTwoFilesPatch(file, file, committed, now, 'as committed', 'as it is now', {
    context: 2,
  });
  return { kind: 'access', patch };
}
