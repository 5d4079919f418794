import type { AccessReport } from '../../../../tools/report/model/access-report';

/** Malicious names in a template. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</script><script>alert(1)</script>',
  '</style><style>*{display:none}</style>',
  '</title><svg onload=alert(1)>',
  '<!-- ]]> -->',
  '&lt;b&gt; &amp; &#38; &',
  'first\nsecond\r\nthird\rfourth\t"quoted" `${1}`',
  '\u{202e}drawkcab\u{2066}',
];

/** Words that the page knows, and no texts. */
const KNOWN = ['effect', 'kind', 'severity'];

/** A report with other texts, empty ones excepted. */
export function withTexts(report: AccessReport, other: (text: string) => string): AccessReport {
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') return value === '' ? '' : other(value);
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, KNOWN.includes(key) ? one : changed(one)]),
    );
  };
  return changed(report) as AccessReport;
}
