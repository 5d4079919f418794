import type { Condition } from '../../template-access/policies/policy-statement';
import { isAboutAttributes } from './attribute-words';
import { conditionWords } from './condition-words';
import { isEnd, isPlace } from './limits-words';
import type { ClaimsByTag } from './policy-variables';
import { isAboutRows } from './row-words';

/** What a report has columns for: expiration and network, or items and attributes. */
type Columns = 'limits' | 'items';

const HAS_COLUMN: Readonly<Record<Columns, (condition: Condition) => boolean>> = {
  limits: (condition) => isEnd(condition) || isPlace(condition),
  items: (condition) => isAboutRows(condition) || isAboutAttributes(condition),
};

/** Prefix of a condition whose operator or key is unknown. */
export const UNKNOWN_CONDITION = '⚠ unknown condition ';

/** Describes every condition without a column of its own; an unknown one is shown as written, with a warning. */
export function otherConditions(
  conditions: readonly Condition[],
  columns: readonly Columns[],
  claims: ClaimsByTag,
): readonly string[] {
  return conditions
    .filter((condition) => !columns.some((one) => HAS_COLUMN[one](condition)))
    .map((condition) => conditionWords(condition, claims))
    .map(({ text, known }) => (known ? text : `${UNKNOWN_CONDITION}${text}`));
}
