import type { ReportedFinding } from '../model/access-report';
import { breakable } from './breakable';
import { markup, type Markup } from './markup';
import { badge, definitions, sourceLines } from './page-elements';

export function findingsSection(findings: readonly ReportedFinding[]): Markup {
  return markup`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${findings.length === 0 ? markup`<p>None.</p>` : findings.map(findingCard)}
</section>`;
}

function findingCard(finding: ReportedFinding): Markup {
  const { rule, severity, what, at, fix, acknowledged, why } = finding;
  const details = definitions([
    ['Location', markup`<code>${breakable(at)}</code>`],
    ['Fix', markup`${fix}`],
    ['Acknowledged', markup`${acknowledged ?? ''}`],
    ['Rule', markup`<code>${rule}</code>`],
    ['Source', sourceLines(why)],
  ]);
  return markup`<article class="card finding ${severity}">
${badge(severity)}
<h3>${what}</h3>
${details}
</article>
`;
}
