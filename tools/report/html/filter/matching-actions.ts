import { covers } from '../../../template-access/policies/patterns';
import type { ReportedGrant } from '../../model/access-report';

/**
 * The actions that a grant covers: those it names, those its wildcards match, and with `NotAction` all others. A filter by
 * `GetItem` must not hide `Get*`.
 */
export function matchingActions(
  { actions, allBut }: Pick<ReportedGrant, 'actions' | 'allBut'>,
  all: readonly string[],
): string[] {
  const patterns = actions.map(allBut ? withService : widest);
  const isNamed = (one: string) => patterns.some((pattern) => covers(pattern, withService(one)));
  return all.filter((one) => isNamed(one) !== allBut);
}

/** How a report shows parts that are known only at deployment; an action that is unknown as a whole contains spaces. */
const OPEN = /\$?\{.*\}/gs;

/** An unknown part can be anything, and `*` alone covers every service. */
function widest(action: string): string {
  const pattern = action.replace(OPEN, '*').toLowerCase();
  if (pattern.includes(' ')) return '*';
  return pattern.startsWith('*') ? pattern : withService(pattern);
}

/** IAM ignores the case of actions; a report omits the prefix `dynamodb:`. */
function withService(action: string): string {
  const lower = action.toLowerCase();
  return lower.includes(':') ? lower : `dynamodb:${lower}`;
}
