import type { ReportedUnresolved } from '../model/access-report';
import { breakable } from './breakable';
import { markup, type Markup } from './markup';

/** Stands out, because what is not resolved may grant more than the report says. */
export function unresolvedSection(unresolved: readonly ReportedUnresolved[]): Markup {
  const isComplete = unresolved.length === 0;
  return markup`<section aria-labelledby="unresolved">
<h2 id="unresolved">Not resolved</h2>
${isComplete ? markup`<p>Nothing that decides access was found open.</p>` : warning(unresolved)}
</section>`;
}

function warning(unresolved: readonly ReportedUnresolved[]): Markup {
  const items = unresolved.map(
    ({ at, what }) => markup`<li><span>${what}</span> <code>${breakable(at)}</code></li>`,
  );
  return markup`<div class="card loud">
<p>The template leaves this open: what it grants may be more than this report tells.</p>
<ul>${items}</ul>
</div>`;
}
