import type { ReportedPrincipal, ReportedTrust } from '../model/access-report';
import { assumesWords, noGrantsWords } from '../words/reached-by-words';
import { ENTITIES } from '../words/trusted-entities';
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
  const assumes = assumesWords(principal);
  return markup`<section class="card principal" data-principal="${id}" aria-labelledby="principal-${index}">
<h3 id="principal-${index}">${heading(principal)}</h3>
${about(principal)}
${part(TRUST_TITLES[principal.kind], trust(principal))}
${part('Notes', lines(assumes === undefined ? notes : [assumes, ...notes]))}
${part('Permissions', grants.length === 0 ? noGrants(principal) : grantsTable(principal, keysOf))}
${part('Other actions', chips(otherActions))}
</section>
`;
}

function noGrants(principal: ReportedPrincipal): Markup {
  return markup`<p>${breakable(noGrantsWords(principal))}</p>`;
}

/** The ID is first, because several principals can have the same title. */
function heading({ id, title }: ReportedPrincipal): readonly Markup[] {
  return breakable(id === title ? id : `${id}: ${title}`);
}

/** The heading of a principal outside the template says all that is known. */
function trust({ id, kind, admitted }: ReportedPrincipal): Markup {
  if (kind === 'outside') return NOTHING;
  if (admitted.length === 0) return markup`<p>None.</p>`;
  const notes = new Set(admitted.flatMap((one) => one.notes));
  return markup`${trustTable(kind, id, admitted)}${lines([...notes])}`;
}

function about({ kind, session, why }: ReportedPrincipal): Markup {
  return definitions([
    ['Type', markup`${KINDS[kind]}`],
    ['Session duration', markup`${session}`],
    ['Source', sourceLines(why)],
  ]);
}

const KINDS = {
  role: 'role',
  user: 'user',
  group: 'group',
  policy: 'policy',
  outside: 'outside the template',
} as const satisfies Record<ReportedPrincipal['kind'], string>;

const TRUST_TITLES = {
  role: 'Trust policy',
  user: 'Credentials',
  group: 'Members',
  policy: 'Attachments',
  outside: '',
} as const satisfies Record<ReportedPrincipal['kind'], string>;

/** Omitted if there is no content. */
function part(title: string, content: Markup): Markup {
  return content.html === '' ? NOTHING : markup`<h4>${title}</h4>\n${content}\n`;
}

function trustTable(
  kind: ReportedPrincipal['kind'],
  principal: string,
  admitted: readonly ReportedTrust[],
): Markup {
  const table: DataTable<ReportedTrust> = {
    caption: `${TRUST_TITLES[kind]}: ${principal}`,
    name: 'trust',
    columns: [
      { title: ENTITIES[kind], cell: ({ who }) => markup`${breakable(who)}` },
      { title: 'Valid until', cell: ({ until }) => markup`${breakable(until)}` },
      { title: 'Source network', cell: ({ from }) => markup`${breakable(from)}` },
      { title: 'Conditions', cell: ({ conditions }) => lines(conditions) },
    ],
  };
  return dataTable(table, admitted);
}
