import type { AccessReport, ReportedGrant, ReportedTable } from '../../model/access-report';
import type { FilterOptions } from './filter-form';
import { matchingActions } from './matching-actions';

/** The choices that show a grant of a principal, by the name of the control, written as in the page's address. */
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

/** The tables that a grant is about: those that it reaches, that it is on, and whose key it is on. */
export function matchingTables(
  { on, tables }: Pick<ReportedGrant, 'on' | 'tables'>,
  all: readonly ReportedTable[],
): string[] {
  const about = all.filter(({ id, encryption }) => id === on || isKeyOf(encryption, on));
  return [...new Set([...tables, ...about.map(({ id }) => id)])];
}

/** A table lists each of its keys as `the key X`; grants are on `key X`, and outside of the template on its ARN. */
function isKeyOf(encryption: string, on: string): boolean {
  const keys = encryption.split(', and ');
  return keys.includes(`the ${on}`) || keys.includes(`the key ${on}`);
}
