import type { ReportedPrincipal } from '../access-report';
import { admissionsTable } from './trust-table';
import { breakable } from './breakable';
import { causes } from './causes';
import { facts } from './facts';
import type { FilterKeys } from './filter-keys';
import { grantsTable } from './grants-table';
import { chips, lines } from './lists';
import { markup, NOTHING, type Markup } from './markup';

export function principalSection(
  principal: ReportedPrincipal,
  index: number,
  keysOf: FilterKeys,
): Markup {
  const { id, grants, notes, otherActions } = principal;
  return markup`<section class="card principal" data-principal="${id}" aria-labelledby="principal-${index}">
<h3 id="principal-${index}">${heading(principal)}</h3>
${about(principal)}
${part('Who gets in', admissions(principal))}
${part('Notes', lines(notes))}
${part('Grants', grants.length === 0 ? NO_GRANTS : grantsTable(principal, keysOf))}
${part('Other actions', chips(otherActions))}
</section>
`;
}

const NO_GRANTS = markup`<p>No table, and no key.</p>`;

/** Several may have the same title, so the ID is first. */
function heading({ id, title }: ReportedPrincipal): readonly Markup[] {
  return breakable(id === title ? id : `${id}: ${title}`);
}

/** Of an outsider the heading says all. */
function admissions({ id, kind, admitted }: ReportedPrincipal): Markup {
  if (kind === 'outside') return NOTHING;
  if (admitted.length === 0) return markup`<p>None.</p>`;
  const notes = new Set(admitted.flatMap((one) => one.notes));
  return markup`${admissionsTable(id, admitted)}${lines([...notes])}`;
}

function about({ kind, session, why }: ReportedPrincipal): Markup {
  return facts([
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
