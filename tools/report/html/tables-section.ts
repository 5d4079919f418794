import type { ReportedTable } from '../model/access-report';
import { reachedByWords } from '../words/reached-by-words';
import { tableNameWords } from '../words/table-words';
import { breakable } from './breakable';
import { dataTable, type DataTable } from './data-table';
import { markup, type Markup } from './markup';
import { lines, sourceLines } from './page-elements';

export function tablesSection(tables: readonly ReportedTable[]): Markup {
  const listed = markup`<div class="card">${dataTable(TABLES, tables)}</div>`;
  return markup`<section aria-labelledby="tables">
<h2 id="tables">Tables</h2>
${tables.length === 0 ? markup`<p>None.</p>` : listed}
</section>`;
}

const TABLES: DataTable<ReportedTable> = {
  caption: 'Tables in the template',
  name: 'tables',
  columns: [
    { title: 'Table', cell: ({ id }) => markup`<code>${breakable(id)}</code>` },
    { title: 'Name', cell: (one) => nameOf(tableNameWords(one)) },
    { title: 'Primary key', cell: ({ key }) => markup`${breakable(key)}` },
    { title: 'Encryption', cell: ({ encryption }) => markup`${breakable(encryption)}` },
    { title: 'Accessible to', cell: reachedByOf },
    { title: 'Source', cell: ({ why }) => sourceLines(why) },
  ],
};

function nameOf(name: string | undefined): Markup {
  return name === undefined
    ? markup`<span class="soft">not in the template</span>`
    : markup`<code>${breakable(name)}</code>`;
}

function reachedByOf(table: ReportedTable): Markup {
  const words = reachedByWords(table);
  const isNobody =
    table.reachedBy.length + table.reachedThrough.length + table.notKnown.length === 0;
  return isNobody ? markup`<span class="soft">${words.join(', ')}</span>` : lines(words);
}
