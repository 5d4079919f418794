import type { Admission, ReportedPrincipal } from '../access-report';
import { dataTable, type DataTable } from './data-table';
import { lines } from './lists';
import { markup, type Markup } from './markup';

/** The ways in to a principal. */
export function admissionsTable({ title, admitted }: ReportedPrincipal): Markup {
  return dataTable({ ...ADMISSIONS, caption: `Who gets in: ${title}` }, admitted);
}

const ADMISSIONS: Omit<DataTable<Admission>, 'caption'> = {
  name: 'admissions',
  columns: [
    { title: 'Who', cell: ({ who }) => markup`${who}` },
    { title: 'Until', cell: ({ until }) => markup`${until}` },
    { title: 'From', cell: ({ from }) => markup`${from}` },
    { title: 'Conditions', cell: ({ conditions }) => lines(conditions) },
  ],
};
