import { covers } from '../../../template-access/policies/patterns';
import type { ReportedGrant } from '../../model/access-report';

/**
 * Those of all actions that a grant may be about: what it names, what its patterns cover, and where it is about all but
 * some, everything that it does not name. A filter by `GetItem` must not hide a `Get*`.
 */
export function matchingActions(
  { actions, allBut }: Pick<ReportedGrant, 'actions' | 'allBut'>,
  all: readonly string[],
): string[] {
  const patterns = actions.map(allBut ? withService : widest);
  const isNamed = (one: string) => patterns.some((pattern) => covers(pattern, withService(one)));
  return all.filter((one) => isNamed(one) !== allBut);
}

/** How a report writes what only a deployment knows. */
const OPEN = /\$\{.*?\}/gs;

/** What is open may be anything, and `*` alone may be that of every service. */
function widest(action: string): string {
  const pattern = action.replace(OPEN, '*').toLowerCase();
  return pattern.startsWith('*') ? pattern : withService(pattern);
}

/** IAM takes actions in upper and lower case; a report leaves out that they are of DynamoDB. */
function withService(action: string): string {
  const lower = action.toLowerCase();
  return lower.includes(':') ? lower : `dynamodb:${lower}`;
}
