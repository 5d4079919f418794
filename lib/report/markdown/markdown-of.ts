import { basename } from 'node:path';
import type { AccessReport, Cause } from '../access-report';
import { escaped } from './escaped';
import { pictureOf } from './picture';
import { principalSection } from './principal-section';
import { table } from './table';

/** The access report in Markdown, to be committed: a change of access is a change of a line or two. */
export function markdownOf(report: AccessReport): string {
  const why = (causes: readonly Cause[]) => linksTo(report.source, causes);
  const blocks = [
    [`# Who can do what: ${escaped(report.title)}`],
    [
      `From ${escaped(report.source)}, by \`npm run report\`. The picture has no denials and limits, and many actions in short.`,
    ],
    pictureOf(report),
    ['## Findings'],
    findings(report, why),
    ['## Not resolved'],
    unresolved(report),
    ['## Tables'],
    tables(report, why),
    ['## Who may'],
    ...report.principals.flatMap((principal) => principalSection(principal, why)),
    ['## Reaching no table'],
    [
      report.withoutAccess.length === 0
        ? 'Nobody else.'
        : `${escaped(report.withoutAccess.join(', '))}.`,
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What the reports's sections call the lines of the stage file. */
export type Why = (causes: readonly Cause[]) => string;

/** Beside the stage file, so that a link of its name alone is enough. */
function linksTo(source: string, causes: readonly Cause[]): string {
  const file = encodeURI(basename(source));
  return causes.map(({ path, line }) => `[${escaped(path)}](${file}#L${line})`).join(', ');
}

function findings({ findings }: AccessReport, why: Why): string[] {
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
  if (unresolved.length === 0) return ['Nothing: all of the template is told here.'];
  const rows = unresolved.map(({ at, what }) => [`⚠ ${escaped(at)}`, escaped(what)]);
  return table(['where', 'what'], rows);
}

function tables({ tables, principals }: AccessReport, why: Why): string[] {
  if (tables.length === 0) return ['None.'];
  const reachedBy = (id: string) =>
    principals
      .filter(({ grants }) =>
        grants.some(({ effect, tables: reached }) => effect === 'allow' && reached.includes(id)),
      )
      .map((one) => escaped(one.id))
      .join(', ');
  const rows = tables.map((one) => [
    escaped(one.id),
    escaped(one.name ?? '–'),
    escaped(one.key),
    escaped(one.encryption),
    reachedBy(one.id) || 'nobody',
    why(one.why) || '–',
  ]);
  return table(['table', 'name', 'key', 'encrypted with', 'reached by', 'why'], rows);
}
