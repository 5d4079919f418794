import type { ReportedGrant, ReportedPrincipal } from '../model/access-report';
import { actionTexts, onText } from '../words/grant-texts';
import { breakable } from './breakable';
import { dataTable, type DataTable } from './data-table';
import type { FilterKeys } from './filter/filter-keys';
import { markup, type Markup } from './markup';
import { badge, chips, lines, sourceLines } from './page-elements';

/** The permissions of a principal, each with the values that the filter matches. */
export function grantsTable({ id, grants }: ReportedPrincipal, keysOf: FilterKeys): Markup {
  const data = (grant: ReportedGrant): Markup => markup`data-grant="${keysOf(id, grant)}"`;
  return dataTable({ ...GRANTS, caption: `Permissions: ${id}`, data }, grants);
}

const GRANTS: Omit<DataTable<ReportedGrant>, 'caption'> = {
  name: 'grants',
  columns: [
    { title: 'Resource', cell: targetOf },
    { title: 'Effect', cell: ({ effect }) => badge(effect) },
    { title: 'Actions', cell: (grant) => chips(actionTexts(grant)) },
    { title: 'Items', cell: ({ rows }) => markup`${breakable(rows)}` },
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
  return markup`<span>${breakable(statement)}</span>${sourceLines(why)}`;
}

/** All conditions of a grant, one per line. */
function limitsOf({ effect, until, from, conditions }: ReportedGrant): readonly string[] {
  if (effect === 'deny') return conditions.length === 0 ? ['always'] : joined(conditions);
  const limits = [
    ...(until === 'no expiration' || until === '' ? [] : [`until ${until}`]),
    ...(from === 'anywhere' || from === '' ? [] : [`from ${from}`]),
    ...joined(conditions),
  ];
  return limits.length === 0 ? ['none'] : limits;
}

/** All conditions must be true. */
function joined(conditions: readonly string[]): readonly string[] {
  return conditions.map((condition, index) => `${index === 0 ? 'if' : 'and'} ${condition}`);
}
