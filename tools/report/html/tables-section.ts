import type { ReportedPrincipal, ReportedTable } from '../model/access-report';
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

function reachedByOf({ reachedBy }: ReportedTable, sections: ReadonlyMap<string, string>): Markup {
  if (reachedBy.length === 0) return markup`<span class="soft">no principal</span>`;
  const items = reachedBy.map((id) => {
    const section = sections.get(id);
    const name = breakable(id);
    return section === undefined
      ? markup`<li>${name}</li>`
      : markup`<li><a href="${section}">${name}</a></li>`;
  });
  return markup`<ul class="names">${items}</ul>`;
}
