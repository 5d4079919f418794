import { htmlReport } from './html/html-report';
import { markdownReport } from './markdown/markdown-report';
import type { AccessReport } from './model/access-report';

/** How a report is written, by the name of the format, which is also the end of the file's name. */
export const FORMATS = {
  md: markdownReport,
  html: htmlReport,
  json: (report: AccessReport) => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies Record<string, (report: AccessReport) => string>;

export type Format = keyof typeof FORMATS;

/** The file of a report: beside its source, `config/dev.access.md` for `config/dev.json`. */
export function reportFile(source: string, format: Format): string {
  return `${source.replace(/(\.template)?\.(json|ya?ml|template)$/i, '')}.access.${format}`;
}
