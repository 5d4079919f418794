import type { ReportedFinding } from '../model/access-report';
import {
  findingGroups,
  isInformational,
  remedyOf,
  type FindingGroup,
  type Remedy,
} from '../words/finding-groups';
import { breakable } from './breakable';
import { markup, NOTHING, type Markup } from './markup';
import { badge, definitions, sourceLines, type Definition } from './page-elements';

/** One card per rule, and below them a quiet one for intended access. */
export function findingsSection(findings: readonly ReportedFinding[]): Markup {
  const groups = findingGroups(findings);
  const risks = groups.filter((one) => !isInformational(one));
  const informational = groups.filter(isInformational).flatMap((group) => group.findings);
  return markup`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${risks.length === 0 ? markup`<p>None.</p>` : risks.map(groupCard)}
${informational.length === 0 ? NOTHING : informationCard(informational)}
</section>`;
}

function groupCard({ rule, severity, findings, remedy }: FindingGroup): Markup {
  const count =
    findings.length === 1
      ? NOTHING
      : markup` <span class="soft">${findings.length} findings</span>`;
  const all = findings.map((one) => findingOf(one, severity, remedy !== undefined));
  return markup`<article class="card finding ${severity}">
<p class="rule">${badge(severity)} <code>${rule}</code>${count}</p>
${all}
${remedy === undefined ? NOTHING : definitions([remedyDefinition(remedy)])}
</article>
`;
}

function findingOf(
  finding: ReportedFinding,
  ofGroup: ReportedFinding['severity'],
  hasCommonRemedy: boolean,
): Markup {
  const { severity, what, at, why } = finding;
  const lower = severity === ofGroup ? NOTHING : badge(severity);
  const details = definitions([
    ['Location', markup`<code>${breakable(at)}</code>`],
    ...(hasCommonRemedy ? [] : [remedyDefinition(remedyOf(finding))]),
    ['Source', sourceLines(why)],
  ]);
  return markup`<h3>${lower}${breakable(what)}</h3>
${details}
`;
}

function remedyDefinition({ kind, text }: Remedy): Definition {
  return [kind, markup`${breakable(text)}`];
}

function informationCard(findings: readonly ReportedFinding[]): Markup {
  const items = findings.map(({ what, at, acknowledged, why }) => {
    const reason = acknowledged === undefined ? NOTHING : markup` <span>${acknowledged}</span>`;
    return markup`<li><span>${breakable(what)}</span>${reason} <code>${breakable(at)}</code>${sourceLines(why)}</li>`;
  });
  return markup`<div class="card quiet">
<h3>For information</h3>
<ul>${items}</ul>
</div>`;
}
