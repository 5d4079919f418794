import { groupBy } from '../../template-access/grouping';
import type { ReportedUnresolved } from '../model/access-report';

/** What is unresolved, and all its locations. */
export interface UnresolvedGroup {
  readonly what: string;
  readonly at: readonly string[];
}

/** One line for a value that a template uses in several places. */
export function unresolvedGroups(
  unresolved: readonly ReportedUnresolved[],
): readonly UnresolvedGroup[] {
  return groupBy(unresolved, ({ what }) => what).map((same) => ({
    what: same[0]?.what ?? '',
    at: [...new Set(same.map(({ at }) => at))],
  }));
}
