import { within, type Location } from '../../location';
import type { PolicyStatement } from '../../statement';

/** Where the conditions of a statement stand; the statement itself where it has none. */
export function conditionElement({ at, conditions }: PolicyStatement): Location {
  return conditions.length > 0 ? within(at, 'Condition') : at;
}
