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

function findingCard({ rule, severity, what, at, fix, why }: ReportedFinding): Markup {
  const details = definitions([
    ['Location', markup`<code>${breakable(at)}</code>`],
    ['Fix', markup`${fix}`],
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
