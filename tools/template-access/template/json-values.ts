/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A list that an intrinsic function returns, such as both values of `Fn::If`; not one that the template writes. */
export class IntrinsicList extends Array<unknown> {}

/** An object, or the alternatives of one merged; empty for anything else. */
export function objectOf(value: unknown): JsonObject {
  if (value instanceof IntrinsicList) {
    return Object.fromEntries(value.flatMap((one) => Object.entries(objectOf(one))));
  }
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key. The template's author chooses the keys, `constructor` among them. */
export function ownOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** One or more as a flat list; nothing as an empty one. Lists in lists are alternatives of `Fn::If`. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.flatMap(listOf) : [value];
}

/** The strings of one or more values, with numbers and booleans as they are written. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return [one];
    return typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [];
  });
}

/** The one string, or its alternatives; undefined for nothing. */
export function textOf(value: unknown): string | undefined {
  const texts = textsOf(value);
  return texts.length === 0 ? undefined : [...new Set(texts)].join(' or ');
}

/** All strings in a value, at any depth. */
export function textsIn(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) =>
    isObject(one) ? Object.values(one).flatMap(textsIn) : textsOf(one),
  );
}

/** The values that YAML 1.1, which CloudFormation reads, takes for false. */
const FALSE = /^(false|no|off|n)$/i;

/** Whether a flag is set, or may be. */
export function isSet(value: unknown): boolean {
  return textsOf(value).some((text) => !FALSE.test(text));
}
