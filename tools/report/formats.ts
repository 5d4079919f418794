import { htmlReport } from './html/html-report';
import { markdownReport } from './markdown/markdown-report';
import type { AccessReport } from './model/access-report';

/** The writer of each report format, by the format's name, which is also the file extension. */
export const FORMATS = {
  md: markdownReport,
  html: htmlReport,
  json: (report: AccessReport) => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies Record<string, (report: AccessReport) => string>;

export type Format = keyof typeof FORMATS;

/** The report file beside its source, such as `config/dev.access.md` for `config/dev.json`. */
export function reportFile(source: string, format: Format): string {
  return `${source.replace(/(\.template)?\.(json|ya?ml|template)$/i, '')}.access.${format}`;
}
