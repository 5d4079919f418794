import type { AccessReport } from '../model/access-report';
import { filterForm, filterOptions } from './filter/filter-form';
import { filterKeys } from './filter/filter-keys';
import { markup, NOTHING, type Markup } from './markup';
import { principalSection } from './principal-section';

/** The filter, and each principal with its permissions. */
export function principalsSection(report: AccessReport): Markup {
  const { principals, withoutAccess } = report;
  const options = filterOptions(report);
  const keysOf = filterKeys(report, options);
  const hasGrants = principals.some(({ grants }) => grants.length > 0);
  return markup`<section aria-labelledby="principals">
<h2 id="principals">Principals</h2>
${hasGrants ? filterForm(options) : NOTHING}
${
  principals.length === 0
    ? markup`<p>None.</p>`
    : principals.map((principal, index) => principalSection(principal, index, keysOf))
}
${withoutAccess.length === 0 ? NOTHING : markup`<p>Principals without table access: ${withoutAccess.join(', ')}.</p>`}
</section>`;
}
