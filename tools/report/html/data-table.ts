import { markup, type Markup } from './markup';

export interface Column<Row> {
  /** The column header; on a narrow screen, the label of each cell. */
  readonly title: string;
  readonly cell: (row: Row) => Markup;
}

export interface DataTable<Row> {
  /** Describes the table to screen readers. */
  readonly caption: string;
  /** The CSS class. */
  readonly name: string;
  /** The first column has the row headers. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  /** An additional HTML attribute of a row. */
  readonly data?: (row: Row) => Markup;
}

/** A table that becomes a list of cards on narrow screens. ARIA roles keep its table semantics. */
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

/** Wraps a cell's content, so that it stands beside its label on a card; an empty cell has no label. */
function content(cell: Markup): Markup {
  return cell.html === '' ? cell : markup`<div>${cell}</div>`;
}
