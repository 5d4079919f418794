import type { ReportedGrant, ReportedPrincipal } from '../access-report';
import { actionTexts, onText } from '../words/grant-texts';
import { badge } from './badge';
import { causes } from './causes';
import { dataTable, type DataTable } from './data-table';
import { facts } from './facts';
import { filterKeys } from './filter-keys';
import type { FilterOptions } from './filter-options';
import { chips, lines } from './lists';
import { markup, type Markup } from './markup';

/** What a principal may do and what it is kept from, each with what the filter knows it by. */
export function grantsTable(principal: ReportedPrincipal, options: FilterOptions): Markup {
  const { id, title, grants } = principal;
  const data = (grant: ReportedGrant): Markup =>
    markup`data-grant="${filterKeys(id, grant, options)}"`;
  return dataTable({ ...GRANTS, caption: `Grants: ${title}`, data }, grants);
}

const GRANTS: Omit<DataTable<ReportedGrant>, 'caption'> = {
  name: 'grants',
  columns: [
    { title: 'On', cell: (grant) => markup`<code>${onText(grant)}</code>${lines(grant.parts)}` },
    { title: 'Effect', cell: ({ effect }) => badge(effect) },
    { title: 'Actions', cell: (grant) => chips(actionTexts(grant)) },
    { title: 'Rows', cell: ({ rows }) => markup`${rows}` },
    { title: 'Attributes', cell: ({ attributes }) => markup`${attributes}` },
    { title: 'Conditions', cell: conditionsOf },
    { title: 'Statement', cell: ({ statement, why }) => markup`${statement}${causes(why)}` },
  ],
};

function conditionsOf({ until, from, conditions }: ReportedGrant): Markup {
  return facts([
    ['Until', markup`${until}`],
    ['From', markup`${from}`],
    ['And', lines(conditions)],
  ]);
}
