import type { AccessReport } from './access-report';
import { htmlOf } from './html/html-of';
import { markdownOf } from './markdown/markdown-of';

/** How a report is written, by the name of the format, which is also the end of the file's name. */
export const FORMATS = {
  md: markdownOf,
  html: htmlOf,
  json: (report: AccessReport) => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies Record<string, (report: AccessReport) => string>;

export type Format = keyof typeof FORMATS;

/** The file of a report: beside its source, `config/dev.access.md` for `config/dev.json`. */
export function reportFile(source: string, format: Format): string {
  return `${source.replace(/(\.template)?\.(json|ya?ml|template)$/i, '')}.access.${format}`;
}
