import type { Condition } from '../../template-access/policies/policy-statement';
import { isAboutAttributes } from './attribute-words';
import { conditionWords } from './condition-words';
import { isEnd, isPlace } from './limits-words';
import type { ClaimsByTag } from './policy-variables';
import { isAboutRows } from './row-words';

/** What is told elsewhere: until when and from where, or whose rows and which attributes. */
type Told = 'limits' | 'items';

const IS_TOLD: Readonly<Record<Told, (condition: Condition) => boolean>> = {
  limits: (condition) => isEnd(condition) || isPlace(condition),
  items: (condition) => isAboutRows(condition) || isAboutAttributes(condition),
};

/** Starts a condition that there are no words for. */
export const NO_WORDS = '⚠ no words for ';

/** Every condition that is not told elsewhere, in words; one without words as it is written, with a warning. */
export function remainingWords(
  conditions: readonly Condition[],
  told: readonly Told[],
  claims: ClaimsByTag,
): readonly string[] {
  return conditions
    .filter((condition) => !told.some((one) => IS_TOLD[one](condition)))
    .map((condition) => conditionWords(condition, claims))
    .map(({ text, known }) => (known ? text : `${NO_WORDS}${text}`));
}
