import type { AccessReport } from '../model/access-report';
import { flowchart } from './flowchart';
import { reachedByWords } from '../words/reached-by-words';
import { tableNameWords } from '../words/table-words';
import { escaped, table } from './markdown-text';
import { principalSection } from './principal-section';
import { linkTargets, sourceLinks } from './source-links';

/** The access report in Markdown, to commit: a change of access changes a line or two. */
export function markdownReport(report: AccessReport): string {
  const blocks = [
    [`# Access report: ${escaped(report.title)}`],
    [
      `Generated from ${escaped(report.source)} by \`npm run report\`. The diagram omits Deny statements and conditions, and abbreviates long lists of actions.`,
    ],
    flowchart(report),
    ['## Findings'],
    findings(report),
    ['## Unresolved'],
    unresolved(report),
    ['## Tables'],
    tables(report),
    ['## Principals'],
    ...report.principals.flatMap(principalSection),
    ['## Principals without table access'],
    withoutAccess(report),
    linkTargets(report),
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function findings({ findings }: AccessReport): string[] {
  if (findings.length === 0) return ['None.'];
  const rows = findings.map((one) => [
    `**${one.severity}**`,
    `${escaped(one.rule)}: ${escaped(one.what)}`,
    [escaped(one.at), sourceLinks(one.why)].filter((text) => text !== '').join(', '),
    one.acknowledged === undefined
      ? escaped(one.fix)
      : `Acknowledged: ${escaped(one.acknowledged)}`,
  ]);
  return table(['Severity', 'Finding', 'Location', 'Fix'], rows);
}

function unresolved({ unresolved }: AccessReport): string[] {
  if (unresolved.length === 0) return ['None.'];
  const rows = unresolved.map(({ at, what }) => [`⚠ ${escaped(at)}`, escaped(what)]);
  return table(['Location', 'Unresolved'], rows);
}

function tables({ tables }: AccessReport): string[] {
  if (tables.length === 0) return ['None.'];
  const rows = tables.map((one) => [
    escaped(one.id),
    escaped(tableNameWords(one) ?? '–'),
    escaped(one.key),
    escaped(one.encryption),
    escaped(reachedByWords(one).join(', ')),
    sourceLinks(one.why) || '–',
  ]);
  return table(['Table', 'Name', 'Primary key', 'Encryption', 'Accessible to', 'Source'], rows);
}

function withoutAccess({ withoutAccess }: AccessReport): string[] {
  return [withoutAccess.length === 0 ? 'None.' : `${escaped(withoutAccess.join(', '))}.`];
}
