import type { ReportedPrincipal, ReportedTable } from '../model/access-report';
import { reachedByWords } from '../words/reached-by-words';
import { tableNameWords } from '../words/table-words';
import { breakable } from './breakable';
import { dataTable, type DataTable } from './data-table';
import { markup, NOTHING, type Markup } from './markup';
import { sourceLines } from './page-elements';

/** Who reaches what. It scrolls by itself, so that the findings stay on the first screen below or beside it. */
export function tablesSection(
  tables: readonly ReportedTable[],
  principals: readonly ReportedPrincipal[],
): Markup {
  const listed = markup`<div class="card scroll" role="group" aria-label="Tables and their principals" tabindex="0">${dataTable(tableColumns(principals), tables)}</div>`;
  return markup`<section aria-labelledby="tables">
<h2 id="tables">Tables</h2>
${tables.length === 0 ? markup`<p>None.</p>` : listed}
</section>`;
}

function tableColumns(principals: readonly ReportedPrincipal[]): DataTable<ReportedTable> {
  const sections = new Map(principals.map(({ id }, index) => [id, `#principal-${index}`]));
  return {
    caption: 'Tables in the template',
    name: 'tables',
    columns: [
      { title: 'Table', cell: nameOf },
      { title: 'Accessible to', cell: (table) => reachedByOf(table, sections) },
      { title: 'Key and encryption', cell: detailsOf },
    ],
  };
}

function nameOf(table: ReportedTable): Markup {
  const name = tableNameWords(table);
  const isKnown = name === undefined || name === table.id;
  return markup`<code>${breakable(table.id)}</code>${isKnown ? NOTHING : markup`<span class="name">${breakable(name)}</span>`}`;
}

function detailsOf({ key, encryption, why }: ReportedTable): Markup {
  return markup`<span>${breakable(key)}</span> <span>${breakable(encryption)}</span>${sourceLines(why)}`;
}

function reachedByOf(table: ReportedTable, sections: ReadonlyMap<string, string>): Markup {
  const { reachedBy, reachedThrough, notKnown } = table;
  const others = reachedByWords({ ...table, reachedBy: [] });
  if (reachedBy.length + reachedThrough.length + notKnown.length === 0) {
    return markup`<span class="soft">${others.join(', ')}</span>`;
  }
  const isOpen = notKnown.length > 0;
  const items = [
    ...reachedBy.map((id) => principalItem(id, sections)),
    ...(reachedThrough.length + notKnown.length === 0 ? [] : others).map((text, position) =>
      isOpen && position === others.length - 1
        ? markup`<li class="open-access">${breakable(text)}</li>`
        : markup`<li>${breakable(text)}</li>`,
    ),
  ];
  return markup`<ul class="names">${items}</ul>`;
}

function principalItem(id: string, sections: ReadonlyMap<string, string>): Markup {
  const section = sections.get(id);
  const name = breakable(id);
  return section === undefined
    ? markup`<li>${name}</li>`
    : markup`<li><a href="${section}">${name}</a></li>`;
}
