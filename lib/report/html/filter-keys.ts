import type { ReportedGrant } from '../access-report';
import type { FilterOptions } from './filter-options';
import { matchingActions } from './matching-actions';

/** The choices under which a grant is shown, by the name of the control, written as in the page's address. */
export function filterKeys(
  principal: string,
  grant: ReportedGrant,
  options: FilterOptions,
): string {
  const all = options.actions.map(({ value }) => value);
  const keys = new URLSearchParams({ principal });
  for (const table of new Set([grant.on, ...grant.tables])) keys.append('table', table);
  for (const action of matchingActions(grant, all)) keys.append('action', action);
  return keys.toString();
}
