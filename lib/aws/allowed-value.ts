import { ownEntry } from './own-entry';
import { receivedValue } from './printed-value';

/**
 * Validates the value of a prop, such as `'customerManaged'`, and returns its entry. TypeScript checks the values of a
 * prop; plain JavaScript can pass any, and an invalid one would silently select another option.
 *
 * @param prop the name of the prop, for the message
 * @param values the allowed values, each with its entry
 * @param others further forms that the prop accepts, for the message
 * @throws {Error} if the value is none of them
 */
export function allowedValue<Value extends string, T>(
  prop: string,
  values: Readonly<Record<Value, T>>,
  value: Value,
  others: readonly string[] = [],
): T {
  if (isString(value)) {
    const found = ownEntry<T>(values, value);
    if (found !== undefined) return found;
  }
  const allowed = [...Object.keys(values).map((known) => JSON.stringify(known)), ...others];
  throw new Error(`Invalid ${prop}: received ${receivedValue(value)}. Use ${allowed.join(', ')}.`);
}

/** Not a list of one string, which names the same entry of an object. */
function isString(value: unknown): boolean {
  return typeof value === 'string';
}
