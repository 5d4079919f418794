import type { ReportedPrincipal } from '../access-report';
import { admissionsTable } from './admissions-table';
import { causes } from './causes';
import { facts } from './facts';
import type { FilterOptions } from './filter-options';
import { grantsTable } from './grants-table';
import { chips, lines } from './lists';
import { markup, NOTHING, type Markup } from './markup';

export function principalSection(
  principal: ReportedPrincipal,
  index: number,
  options: FilterOptions,
): Markup {
  const { id, title, admitted, grants, notes, otherActions } = principal;
  return markup`<section class="card principal" data-principal="${id}" aria-labelledby="principal-${index}">
<h3 id="principal-${index}">${title}</h3>
${about(principal)}
${part('Who gets in', admitted.length === 0 ? NONE : admissionsTable(principal))}
${part('Notes', lines(notes))}
${part('Grants', grants.length === 0 ? NONE : grantsTable(principal, options))}
${part('Other actions', chips(otherActions))}
</section>
`;
}

const NONE = markup`<p>none</p>`;

function about({ id, kind, session, why }: ReportedPrincipal): Markup {
  return facts([
    ['ID', markup`<code>${id}</code>`],
    ['Kind', markup`${KINDS[kind]}`],
    ['Session', markup`${session}`],
    ['Why', causes(why)],
  ]);
}

const KINDS = {
  role: 'role',
  user: 'user',
  group: 'group',
  policy: 'policy',
  outside: 'outside the template',
} as const satisfies Record<ReportedPrincipal['kind'], string>;

/** Left out where there is nothing to tell. */
function part(title: string, content: Markup): Markup {
  return content.html === '' ? NOTHING : markup`<h4>${title}</h4>\n${content}\n`;
}
