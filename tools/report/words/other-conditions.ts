import type { Condition } from '../../template-access/policies/policy-statement';
import { isAboutAttributes } from './attribute-words';
import { conditionWords } from './condition-words';
import { isEnd, isPlace } from './limits-words';
import type { ClaimsByTag } from './policy-variables';
import { isAboutRows } from './row-words';

/** What a report has columns for: times and places, or rows and attributes. */
type Columns = 'limits' | 'items';

const HAS_COLUMN: Readonly<Record<Columns, (condition: Condition) => boolean>> = {
  limits: (condition) => isEnd(condition) || isPlace(condition),
  items: (condition) => isAboutRows(condition) || isAboutAttributes(condition),
};

/** Starts a condition whose operator or key is unknown here. */
export const NO_WORDS = '⚠ no words for ';

/** Every condition that has no column of its own, in words; an unknown one as it is written, with a warning. */
export function otherConditions(
  conditions: readonly Condition[],
  columns: readonly Columns[],
  claims: ClaimsByTag,
): readonly string[] {
  return conditions
    .filter((condition) => !columns.some((one) => HAS_COLUMN[one](condition)))
    .map((condition) => conditionWords(condition, claims))
    .map(({ text, known }) => (known ? text : `${NO_WORDS}${text}`));
}
