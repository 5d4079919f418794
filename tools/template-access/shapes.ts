/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A list that a function gives, such as both alternatives of `Fn::If`; not one that a template writes. */
export class GivenList extends Array<unknown> {}

/** An object, that of all alternatives as one; empty for whatever else a template has in its place. */
export function objectOf(value: unknown): JsonObject {
  if (value instanceof GivenList) {
    return Object.fromEntries(value.flatMap((one) => Object.entries(objectOf(one))));
  }
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object has itself under a key that anybody may have chosen, `constructor` among them. */
export function ownOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** One or more as a list, and nothing as none; lists in lists are what alternatives leave. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.flatMap(listOf) : [value];
}

/** The texts of one or more; numbers and booleans as they are written. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return [one];
    return typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [];
  });
}

/** The one text, or the alternatives of it; undefined for nothing. */
export function textOf(value: unknown): string | undefined {
  const texts = textsOf(value);
  return texts.length === 0 ? undefined : [...new Set(texts)].join(' or ');
}

/** What YAML 1.1, which CloudFormation reads, takes for false. */
const NO = /^(false|no|off|n)$/i;

/** Whether a flag is set, or may be. */
export function isSet(value: unknown): boolean {
  return textsOf(value).some((text) => !NO.test(text));
}
