import type { ReportedFinding } from '../model/access-report';
import {
  findingGroups,
  isInformational,
  remedyOf,
  type FindingGroup,
  type Remedy,
} from '../words/finding-groups';
import { escapedMarkdown } from './markdown-text';
import { sourceLinks } from './source-links';

/** The findings as a list, grouped by rule; one block of lines for the risks, and one for intended access. */
export function findingBlocks(findings: readonly ReportedFinding[]): string[][] {
  const groups = findingGroups(findings);
  const risks = groups.filter((one) => !isInformational(one));
  const informational = groups.filter(isInformational);
  return [
    risks.length === 0 ? ['None.'] : risks.flatMap(groupLines),
    ...(informational.length === 0
      ? []
      : [
          ['For information:'],
          informational.flatMap(({ findings }) => findings.flatMap(quietLine)),
        ]),
  ];
}

function groupLines({ rule, severity, findings, remedy }: FindingGroup): string[] {
  const count = findings.length === 1 ? '' : ` (${findings.length})`;
  return [
    `- **${severity}** ${escapedMarkdown(rule)}${count}`,
    ...findings.flatMap((one) => findingLines(one, severity, remedy !== undefined)),
    ...(remedy === undefined ? [] : [`  - ${remedyText(remedy)}`]),
  ];
}

function findingLines(
  finding: ReportedFinding,
  ofGroup: ReportedFinding['severity'],
  hasCommonRemedy: boolean,
): string[] {
  const severity = finding.severity === ofGroup ? '' : `${finding.severity}: `;
  return [
    `  - ${severity}${escapedMarkdown(finding.what)}. ${placeOf(finding)}`,
    ...(hasCommonRemedy ? [] : [`    - ${remedyText(remedyOf(finding))}`]),
  ];
}

function quietLine(finding: ReportedFinding): string {
  const reason =
    finding.acknowledged === undefined ? '' : ` (${escapedMarkdown(finding.acknowledged)})`;
  return `- ${escapedMarkdown(finding.what)}${reason}. ${placeOf(finding)}`;
}

function remedyText({ kind, text }: Remedy): string {
  return `${kind}: ${escapedMarkdown(text)}`;
}

function placeOf({ at, why }: ReportedFinding): string {
  return `At ${[escapedMarkdown(at), sourceLinks(why)].filter((text) => text !== '').join(', ')}`;
}
