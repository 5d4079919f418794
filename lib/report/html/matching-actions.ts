import { covers } from '../../grants/patterns';
import type { ReportedGrant } from '../access-report';

/**
 * Those of all actions in the report that a grant may be about: what it names, what its patterns cover, and where it is
 * about all but some, everything that it does not name. A filter by `GetItem` must not hide a `Get*`.
 */
export function matchingActions(
  { actions, allBut }: Pick<ReportedGrant, 'actions' | 'allBut'>,
  all: readonly string[],
): string[] {
  const isNamed = (one: string) =>
    actions.some((action) => covers(action.toLowerCase(), one.toLowerCase()));
  return all.filter((one) => isNamed(one) !== allBut);
}
