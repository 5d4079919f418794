import type { Admission } from '../access-report';
import { breakable } from './breakable';
import { dataTable, type DataTable } from './data-table';
import { lines } from './lists';
import { markup, type Markup } from './markup';

/** The ways in to a principal. */
export function admissionsTable(principal: string, admitted: readonly Admission[]): Markup {
  return dataTable({ ...ADMISSIONS, caption: `Who gets in: ${principal}` }, admitted);
}

const ADMISSIONS: Omit<DataTable<Admission>, 'caption'> = {
  name: 'admissions',
  columns: [
    { title: 'Who', cell: ({ who }) => markup`${breakable(who)}` },
    { title: 'Until', cell: ({ until }) => markup`${breakable(until)}` },
    { title: 'From', cell: ({ from }) => markup`${breakable(from)}` },
    { title: 'Conditions', cell: ({ conditions }) => lines(conditions) },
  ],
};
