import type { ReportedGrant } from '../access-report';
import type { FilterOptions } from './filter-options';
import { matchingActions } from './matching-actions';

/** The choices under which a grant is shown, by the name of the control, written as in the page's address. */
export function filterKeys(
  principal: string,
  { on, tables, actions }: ReportedGrant,
  options: FilterOptions,
): string {
  const all = options.actions.map(({ value }) => value);
  return new URLSearchParams([
    ['principal', principal],
    ...[...new Set([on, ...tables])].map((table) => ['table', table]),
    ...matchingActions(actions, all).map((action) => ['action', action]),
  ]).toString();
}
