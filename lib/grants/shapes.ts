/** A JSON object; empty for whatever else a template has in its place. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/** Whether a flag is set, or may be. */
export function isSet(value: unknown): boolean {
  return textsOf(value).some((text) => text !== 'false');
}
