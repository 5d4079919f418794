import type { AccessReport, SourceLine } from '../model/access-report';
import { escapedMarkdown } from './markdown-text';

/** Reference links: their targets are at the end of the file, so that a moved line changes only its target. */
export function sourceLinks(lines: readonly SourceLine[]): string {
  return lines.map(({ path }) => `[${escapedMarkdown(path)}]`).join(', ');
}

/** The targets of all links: lines of the stage file in the same folder. */
export function linkTargets({ source, ...report }: AccessReport): string[] {
  const file = encodeURI(source);
  const { tables, principals, findings } = report;
  const grants = principals.flatMap((principal) => principal.grants);
  const sources = [tables, principals, grants, findings].flat().flatMap((one) => one.why);
  const targets = sources.map(({ path, line }) => `[${escapedMarkdown(path)}]: ${file}#L${line}`);
  return [...new Set(targets)].sort();
}
