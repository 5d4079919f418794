import type { ReportedPrincipal, ReportedTable } from '../model/access-report';
import { accessInShort } from '../words/grant-texts';
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
  return {
    caption: 'Tables in the template',
    name: 'tables',
    columns: [
      { title: 'Table', cell: nameOf },
      { title: 'Accessible to', cell: (table) => reachedByOf(table, principals) },
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

/** Who has access, and in short to what; each name is a link to the principal. */
function reachedByOf(table: ReportedTable, principals: readonly ReportedPrincipal[]): Markup {
  const direct = table.reachedBy.map((id) => {
    const access = accessInShort(
      principals.find((one) => one.id === id),
      table.id,
    );
    return markup`<li>${linkTo(id, principals)} <span class="soft">${breakable(access)}</span></li>`;
  });
  const others = reachedByWords(table).slice(table.reachedBy.length);
  const kind = table.notKnown.length > 0 ? 'open-access' : 'soft';
  const texts = others.map((text) => markup`<li class="${kind}">${breakable(text)}</li>`);
  return markup`<ul class="names">${direct}${texts}</ul>`;
}

function linkTo(id: string, principals: readonly ReportedPrincipal[]): Markup {
  const index = principals.findIndex((one) => one.id === id);
  const name = breakable(id);
  return index < 0 ? markup`${name}` : markup`<a href="#principal-${index}">${name}</a>`;
}
