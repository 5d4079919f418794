import type { AccessReport, ReportedGrant } from '../access-report';
import type { FilterOptions } from './filter-options';
import { matchingActions } from './matching-actions';
import { matchingTables } from './matching-tables';

/** The choices under which a grant of a principal is shown, by the name of the control, written as in the page's address. */
export type FilterKeys = (principal: string, grant: ReportedGrant) => string;

export function filterKeys(
  { tables }: Pick<AccessReport, 'tables'>,
  options: Pick<FilterOptions, 'actions'>,
): FilterKeys {
  const actions = options.actions.map(({ value }) => value);
  return (principal, grant) => {
    const keys = new URLSearchParams({ principal });
    for (const table of matchingTables(grant, tables)) keys.append('table', table);
    for (const action of matchingActions(grant, actions)) keys.append('action', action);
    return keys.toString();
  };
}
