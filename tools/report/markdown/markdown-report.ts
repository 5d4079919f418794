import type { AccessReport } from '../model/access-report';
import { flowchart } from './flowchart';
import { reachedByWords } from '../words/reached-by-words';
import { coverageCounts, findingCounts } from '../words/report-summary';
import { tableNameWords } from '../words/table-words';
import { unresolvedGroups } from '../words/unresolved-groups';
import { findingBlocks } from './findings';
import { escapedMarkdown, table } from './markdown-text';
import { principalSection } from './principal-section';
import { linkTargets, sourceLinks } from './source-links';

/** The access report in Markdown, to commit: a change of access changes a line or two. */
export function markdownReport(report: AccessReport): string {
  const blocks = [
    [`# Access report: ${escapedMarkdown(report.title)}`],
    [summary(report)],
    [`Generated from ${escapedMarkdown(report.source)} by \`npm run report\`.`],
    ['## Tables'],
    tables(report),
    ['## Findings'],
    ...findingBlocks(report.findings),
    ['## Unresolved'],
    unresolved(report),
    ['## Diagram'],
    ['It omits Deny statements and conditions, and abbreviates long lists of actions.'],
    flowchart(report),
    ['## Principals'],
    ...report.principals.flatMap(principalSection),
    ['## Principals without table access'],
    withoutAccess(report),
    linkTargets(report),
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** High severity stands out. */
function summary(report: AccessReport): string {
  const findings = findingCounts(report.findings).map(({ kind, text }) =>
    kind === 'high' ? `**${text}**` : text,
  );
  return `${[...findings, ...coverageCounts(report)].join(', ')}.`;
}

function unresolved({ unresolved }: AccessReport): string[] {
  if (unresolved.length === 0) return ['None.'];
  const rows = unresolvedGroups(unresolved).map(({ what, at }) => [
    `⚠ ${escapedMarkdown(what)}`,
    at.map(escapedMarkdown).join(', '),
  ]);
  return table(['Unresolved', 'Location'], rows);
}

function tables({ tables }: AccessReport): string[] {
  if (tables.length === 0) return ['None.'];
  const rows = tables.map((one) => [
    escapedMarkdown(one.id),
    escapedMarkdown(reachedByWords(one).join(', ')),
    escapedMarkdown(tableNameWords(one) ?? '–'),
    escapedMarkdown(one.key),
    escapedMarkdown(one.encryption),
    sourceLinks(one.why) || '–',
  ]);
  return table(['Table', 'Accessible to', 'Name', 'Primary key', 'Encryption', 'Source'], rows);
}

function withoutAccess({ withoutAccess }: AccessReport): string[] {
  return [withoutAccess.length === 0 ? 'None.' : `${escapedMarkdown(withoutAccess.join(', '))}.`];
}
