import type { AccessReport } from '../model/access-report';
import { flowchart } from './flowchart';
import { escaped, table } from './markdown-text';
import { principalSection } from './principal-section';
import { linkTargets, sourceLinks } from './source-links';

/** The access report in Markdown, to be committed: a change of access is a change of a line or two. */
export function markdownReport(report: AccessReport): string {
  const blocks = [
    [`# Who can do what: ${escaped(report.title)}`],
    [
      `From ${escaped(report.source)}, by \`npm run report\`. The picture leaves out denials and limits, and shortens long lists of actions.`,
    ],
    flowchart(report),
    ['## Findings'],
    findings(report),
    ['## Not resolved'],
    unresolved(report),
    ['## Tables'],
    tables(report),
    ['## Who may'],
    ...report.principals.flatMap(principalSection),
    ['## Reaching no table'],
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
    escaped(one.fix),
  ]);
  return table(['severity', 'what', 'where', 'fix'], rows);
}

function unresolved({ unresolved }: AccessReport): string[] {
  if (unresolved.length === 0) return ['Nothing that decides access was found open.'];
  const rows = unresolved.map(({ at, what }) => [`⚠ ${escaped(at)}`, escaped(what)]);
  return table(['where', 'what'], rows);
}

function tables({ tables }: AccessReport): string[] {
  if (tables.length === 0) return ['None.'];
  const rows = tables.map((one) => [
    escaped(one.id),
    escaped(one.name ?? '–'),
    escaped(one.key),
    escaped(one.encryption),
    escaped(one.reachedBy.join(', ') || 'nobody'),
    sourceLinks(one.why) || '–',
  ]);
  return table(['table', 'name', 'key', 'encrypted with', 'reached by', 'why'], rows);
}

function withoutAccess({ withoutAccess }: AccessReport): string[] {
  return [withoutAccess.length === 0 ? 'Nobody else.' : `${escaped(withoutAccess.join(', '))}.`];
}
