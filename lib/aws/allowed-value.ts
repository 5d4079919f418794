import { ownEntry } from './own-entry';
import { receivedValue } from './printed-value';

/**
 * What an allowed value of a prop stands for, such as `'customerManaged'`. TypeScript checks the values of a prop; in
 * plain JavaScript it may have any, and an unknown one would silently become another choice.
 *
 * @param prop the name of the prop, for the message
 * @param values what each allowed value stands for
 * @param others what else the prop may be, for the message
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
