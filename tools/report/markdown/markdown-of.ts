import type { AccessReport, Cause } from '../access-report';
import { escaped } from './escaped';
import { pictureOf } from './picture';
import { principalSection } from './principal-section';
import { table } from './table';

/** The access report in Markdown, to be committed: a change of access is a change of a line or two. */
export function markdownOf(report: AccessReport): string {
  const blocks = [
    [`# Who can do what: ${escaped(report.title)}`],
    [
      `From ${escaped(report.source)}, by \`npm run report\`. The picture leaves out denials and limits, and shortens long lists of actions.`,
    ],
    pictureOf(report),
    ['## Findings'],
    findings(report),
    ['## Not resolved'],
    unresolved(report),
    ['## Tables'],
    tables(report),
    ['## Who may'],
    ...report.principals.flatMap((principal) => principalSection(principal, why)),
    ['## Reaching no table'],
    [
      report.withoutAccess.length === 0
        ? 'Nobody else.'
        : `${escaped(report.withoutAccess.join(', '))}.`,
    ],
    links(report),
  ];
  const told = blocks.filter((lines) => lines.length > 0);
  return `${told.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** How a section names what caused something. */
export type Why = (causes: readonly Cause[]) => string;

/** Links by their names alone: the lines stand together at the end, so that one that moves changes nothing else. */
const why: Why = (causes) => causes.map(({ path }) => `[${escaped(path)}]`).join(', ');

/** The lines of the stage file, which is beside the report. */
function links({ source, ...report }: AccessReport): string[] {
  const file = encodeURI(source);
  const { tables, principals, findings } = report;
  const grants = principals.flatMap((principal) => principal.grants);
  const causes = [tables, principals, grants, findings].flat().flatMap((one) => one.why);
  const lines = causes.map(({ path, line }) => `[${escaped(path)}]: ${file}#L${line}`);
  return [...new Set(lines)].sort();
}

function findings({ findings }: AccessReport): string[] {
  if (findings.length === 0) return ['None.'];
  const rows = findings.map((one) => [
    `**${one.severity}**`,
    `${escaped(one.rule)}: ${escaped(one.what)}`,
    [escaped(one.at), why(one.why)].filter((text) => text !== '').join(', '),
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
    why(one.why) || '–',
  ]);
  return table(['table', 'name', 'key', 'encrypted with', 'reached by', 'why'], rows);
}
