/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A list returned by an intrinsic function, such as both values of `Fn::If`, as opposed to a list in the template. */
export class IntrinsicList extends Array<unknown> {}

/** An object, or the merged alternatives of an object; empty for anything else. */
export function asObject(value: unknown): JsonObject {
  if (value instanceof IntrinsicList) {
    return Object.fromEntries(value.flatMap((one) => Object.entries(asObject(one))));
  }
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key, because templates can contain keys such as `constructor`. */
export function ownOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** One or more values as a flat list; empty for undefined and null. Nested lists are alternatives of `Fn::If`. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.flatMap(asList) : [value];
}

/** The strings of one or more values, with numbers and booleans as strings. */
export function asTexts(value: unknown): readonly string[] {
  return asList(value).flatMap((one) => {
    if (typeof one === 'string') return [one];
    return typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [];
  });
}

/** The string, or its alternatives joined by `or`; undefined if there is none. */
export function asText(value: unknown): string | undefined {
  const texts = asTexts(value);
  return texts.length === 0 ? undefined : [...new Set(texts)].join(' or ');
}

/** All strings in a value, at any depth. */
export function textsIn(value: unknown): readonly string[] {
  return asList(value).flatMap((one) =>
    isObject(one) ? Object.values(one).flatMap(textsIn) : asTexts(one),
  );
}

/** The values that are false in YAML 1.1, which CloudFormation uses. */
const FALSE = /^(false|no|off|n)$/i;

/** Whether a flag is set, or possibly set. */
export function isSet(value: unknown): boolean {
  return asTexts(value).some((text) => !FALSE.test(text));
}
