import type { ReportedUnresolved } from '../model/access-report';
import { unresolvedGroups } from '../words/unresolved-groups';
import { breakable } from './breakable';
import { markup, type Markup } from './markup';

/** Unresolved values can grant more access than the report shows. */
export function unresolvedSection(unresolved: readonly ReportedUnresolved[]): Markup {
  const isComplete = unresolved.length === 0;
  return markup`<section aria-labelledby="unresolved">
<h2 id="unresolved">Unresolved</h2>
${isComplete ? markup`<p>None.</p>` : warning(unresolved)}
</section>`;
}

function warning(unresolved: readonly ReportedUnresolved[]): Markup {
  const items = unresolvedGroups(unresolved).map(({ what, at }) => {
    const places = at.map((place) => markup`<code>${breakable(place)}</code>`);
    return markup`<li><span>${breakable(what)}</span> ${places}</li>`;
  });
  return markup`<div class="card open">
<p>The template does not determine these values, or the analysis does not cover them. Actual access can exceed this report.</p>
<ul>${items}</ul>
</div>`;
}
