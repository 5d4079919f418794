import type { AccessReport, ReportedGrant, ReportedTable } from '../../model/access-report';
import type { FilterOptions } from './filter-form';
import { matchingActions } from './matching-actions';

/** The filter values that match a grant, by the name of the control, encoded as in the page's URL. */
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

/** The tables of a grant: those that it covers, that it names, and whose KMS key it names. */
export function matchingTables(
  { on, tables }: Pick<ReportedGrant, 'on' | 'tables'>,
  all: readonly ReportedTable[],
): string[] {
  const about = all.filter(({ id, encryption }) => id === on || isKeyOf(encryption, on));
  return [...new Set([...tables, ...about.map(({ id }) => id)])];
}

/** A table lists each key as `KMS key X`; a grant names `KMS key X`, or the ARN of a key outside the template. */
function isKeyOf(encryption: string, on: string): boolean {
  const keys = encryption.split('; ');
  return keys.includes(on) || keys.includes(`KMS key ${on}`);
}
