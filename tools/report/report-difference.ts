import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * A line number of the stage file, at the end of Markdown and in JSON: it changes without a change of access. No text of a
 * report matches: in Markdown none begins a line, and in JSON its quotation marks are escaped.
 */
const LINE = /(?<=^\[[^\]\n]*\]: [^\s]*#L)\d+$|(?<=^ *"line": )\d+(?=,?$)/gm;

/** How a committed report differs from the current one. */
export type ReportDifference =
  | { readonly kind: 'none' }
  /** Only in line numbers of the stage file. */
  | { readonly kind: 'lines' }
  /** In access; the patch leaves out line numbers. */
  | { readonly kind: 'access'; readonly patch: string };

export function reportDifference(file: string, committed: string, now: string): ReportDifference {
  if (committed === now) return { kind: 'none' };
  const [before = '', after = ''] = [committed, now].map((text) => text.replace(LINE, '…'));
  if (before === after) return { kind: 'lines' };
  const patch = createTwoFilesPatch(file, file, before, after, 'as committed', 'as it is now', {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return { kind: 'access', patch };
}
