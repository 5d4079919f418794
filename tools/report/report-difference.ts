import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * A line number of the stage file in Markdown and JSON, which can change without a change of access. It matches no other
 * text: in Markdown only link targets start a line this way, and in JSON quotation marks in texts are escaped.
 */
const LINE = /(?<=^\[[^\]\n]*\]: [^\s]*#L)\d+$|(?<=^ *"line": )\d+(?=,?$)/gm;

/** How a committed report differs from the current one. */
export type ReportDifference =
  | { readonly kind: 'none' }
  /** Only line numbers of the stage file differ. */
  | { readonly kind: 'lines' }
  /** Access differs; the patch omits line numbers. */
  | { readonly kind: 'access'; readonly patch: string };

export function reportDifference(file: string, committed: string, now: string): ReportDifference {
  if (committed === now) return { kind: 'none' };
  const [before = '', after = ''] = [committed, now].map((text) => text.replace(LINE, '…'));
  if (before === after) return { kind: 'lines' };
  const patch = createTwoFilesPatch(file, file, before, after, 'committed', 'current', {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return { kind: 'access', patch };
}
