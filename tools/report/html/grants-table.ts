import type { ReportedGrant, ReportedPrincipal } from '../access-report';
import { actionTexts, onText } from '../words/grant-texts';
import { badge } from './badge';
import { breakable } from './breakable';
import { causes } from './causes';
import { dataTable, type DataTable } from './data-table';
import type { FilterKeys } from './filter-keys';
import { limitsOf } from './grant-limits';
import { chips, lines } from './lists';
import { markup, type Markup } from './markup';

/** What a principal may do and what it is kept from, each with what the filter knows it by. */
export function grantsTable({ id, grants }: ReportedPrincipal, keysOf: FilterKeys): Markup {
  const data = (grant: ReportedGrant): Markup => markup`data-grant="${keysOf(id, grant)}"`;
  return dataTable({ ...GRANTS, caption: `Grants: ${id}`, data }, grants);
}

const GRANTS: Omit<DataTable<ReportedGrant>, 'caption'> = {
  name: 'grants',
  columns: [
    { title: 'On', cell: targetOf },
    { title: 'Effect', cell: ({ effect }) => badge(effect) },
    { title: 'Actions', cell: (grant) => chips(actionTexts(grant)) },
    { title: 'Rows', cell: ({ rows }) => markup`${breakable(rows)}` },
    { title: 'Attributes', cell: ({ attributes }) => markup`${breakable(attributes)}` },
    { title: 'Conditions', cell: (grant) => lines(limitsOf(grant)) },
    { title: 'Statement', cell: statementOf },
  ],
};

function targetOf(grant: ReportedGrant): Markup {
  const on = breakable(onText(grant));
  const code = grant.isWide ? markup`<code class="loud">${on}</code>` : markup`<code>${on}</code>`;
  return markup`${code}${lines(grant.parts)}`;
}

function statementOf({ statement, why }: ReportedGrant): Markup {
  return markup`<span>${breakable(statement)}</span>${causes(why)}`;
}
