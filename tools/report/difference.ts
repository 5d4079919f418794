import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * The line of a stage file, where Markdown keeps it at the end, and in JSON: it moves without a change of access. No text
 * of a report looks so: in Markdown none begins a line, and in JSON its quotation marks are escaped.
 */
const LINE = /(?<=^\[[^\]\n]*\]: [^\s]*#L)\d+$|(?<=^ *"line": )\d+(?=,?$)/gm;

/** How a committed report differs from the one that is true now. */
export type Difference =
  | { readonly kind: 'none' }
  /** Only in the lines of the stage file that it names. */
  | { readonly kind: 'lines' }
  /** What changed, without the lines that moved. */
  | { readonly kind: 'access'; readonly patch: string };

export function differenceOf(file: string, committed: string, now: string): Difference {
  if (committed === now) return { kind: 'none' };
  const [before = '', after = ''] = [committed, now].map((text) => text.replace(LINE, '…'));
  if (before === after) return { kind: 'lines' };
  const patch = createTwoFilesPatch(file, file, before, after, 'as committed', 'as it is now', {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return { kind: 'access', patch };
}
