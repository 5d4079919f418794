import { markup, type Markup } from './markup';

export interface Column<Row> {
  /** Its header; on a phone it stands before each cell. */
  readonly title: string;
  readonly cell: (row: Row) => Markup;
}

export interface DataTable<Row> {
  /** For those who hear the page: what the table holds. */
  readonly caption: string;
  /** What the style sheet knows it by. */
  readonly name: string;
  /** The first names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  /** A further attribute of a row. */
  readonly data?: (row: Row) => Markup;
}

/** A table which becomes a stack of cards where there is little room; the roles keep it a table all the same. */
export function dataTable<Row>(table: DataTable<Row>, rows: readonly Row[]): Markup {
  const titles = table.columns.map(
    ({ title }) => markup`<th role="columnheader" scope="col">${title}</th>`,
  );
  return markup`<table role="table" class="${table.name}">
<caption>${table.caption}</caption>
<thead role="rowgroup"><tr role="row">${titles}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => tableRow(table, row))}</tbody>
</table>`;
}

function tableRow<Row>({ columns: [first, ...others], data }: DataTable<Row>, row: Row): Markup {
  const cells = others.map(
    ({ title, cell }) => markup`<td role="cell" data-label="${title}">${content(cell(row))}</td>`,
  );
  return markup`<tr role="row"${data === undefined ? [] : markup` ${data(row)}`}>
<th role="rowheader" scope="row" data-label="${first.title}">${content(first.cell(row))}</th>${cells}
</tr>
`;
}

/** Beside its label on a card; an empty cell has neither. */
function content(cell: Markup): Markup {
  return cell.html === '' ? cell : markup`<div>${cell}</div>`;
}
