import type { ReportedFinding } from '../access-report';
import { badge } from './badge';
import { breakable } from './breakable';
import { causes } from './causes';
import { facts } from './facts';
import { markup, type Markup } from './markup';

export function findingsSection(findings: readonly ReportedFinding[]): Markup {
  return markup`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${findings.length === 0 ? markup`<p>None.</p>` : findings.map(findingCard)}
</section>`;
}

function findingCard({ rule, severity, what, at, fix, why }: ReportedFinding): Markup {
  const told = facts([
    ['Where', markup`<code>${breakable(at)}</code>`],
    ['Fix', markup`${fix}`],
    ['Rule', markup`<code>${rule}</code>`],
    ['Why', causes(why)],
  ]);
  return markup`<article class="card finding ${severity}">
${badge(severity)}
<h3>${what}</h3>
${told}
</article>
`;
}
