import type { ReportedPrincipal, ReportedTrust } from '../model/access-report';
import { breakable } from './breakable';
import { dataTable, type DataTable } from './data-table';
import type { FilterKeys } from './filter/filter-keys';
import { grantsTable } from './grants-table';
import { markup, NOTHING, type Markup } from './markup';
import { chips, definitions, lines, sourceLines } from './page-elements';

export function principalSection(
  principal: ReportedPrincipal,
  index: number,
  keysOf: FilterKeys,
): Markup {
  const { id, grants, notes, otherActions } = principal;
  return markup`<section class="card principal" data-principal="${id}" aria-labelledby="principal-${index}">
<h3 id="principal-${index}">${heading(principal)}</h3>
${about(principal)}
${part('Who gets in', trust(principal))}
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

/** The heading names a principal outside the template in full. */
function trust({ id, kind, admitted }: ReportedPrincipal): Markup {
  if (kind === 'outside') return NOTHING;
  if (admitted.length === 0) return markup`<p>None.</p>`;
  const notes = new Set(admitted.flatMap((one) => one.notes));
  return markup`${trustTable(id, admitted)}${lines([...notes])}`;
}

function about({ kind, session, why }: ReportedPrincipal): Markup {
  return definitions([
    ['Kind', markup`${KINDS[kind]}`],
    ['Session', markup`${session}`],
    ['Why', sourceLines(why)],
  ]);
}

const KINDS = {
  role: 'role',
  user: 'user',
  group: 'group',
  policy: 'policy',
  outside: 'outside the template',
} as const satisfies Record<ReportedPrincipal['kind'], string>;

/** Left out where there is no content. */
function part(title: string, content: Markup): Markup {
  return content.html === '' ? NOTHING : markup`<h4>${title}</h4>\n${content}\n`;
}

function trustTable(principal: string, admitted: readonly ReportedTrust[]): Markup {
  return dataTable({ ...TRUST, caption: `Who gets in: ${principal}` }, admitted);
}

const TRUST: Omit<DataTable<ReportedTrust>, 'caption'> = {
  name: 'admissions',
  columns: [
    { title: 'Who', cell: ({ who }) => markup`${breakable(who)}` },
    { title: 'Until', cell: ({ until }) => markup`${breakable(until)}` },
    { title: 'From', cell: ({ from }) => markup`${breakable(from)}` },
    { title: 'Conditions', cell: ({ conditions }) => lines(conditions) },
  ],
};
