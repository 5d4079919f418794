import type { ReportedUnresolved } from '../model/access-report';
import { breakable } from './breakable';
import { markup, type Markup } from './markup';

/** Highlighted, because unresolved values can grant more access than the report shows. */
export function unresolvedSection(unresolved: readonly ReportedUnresolved[]): Markup {
  const isComplete = unresolved.length === 0;
  return markup`<section aria-labelledby="unresolved">
<h2 id="unresolved">Unresolved</h2>
${isComplete ? markup`<p>None.</p>` : warning(unresolved)}
</section>`;
}

function warning(unresolved: readonly ReportedUnresolved[]): Markup {
  const items = unresolved.map(
    ({ at, what }) => markup`<li><span>${what}</span> <code>${breakable(at)}</code></li>`,
  );
  return markup`<div class="card loud">
<p>The template does not determine these values, or the analysis does not cover them. Actual access can exceed this report.</p>
<ul>${items}</ul>
</div>`;
}
