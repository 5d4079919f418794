import { isDeepStrictEqual } from 'node:util';

/** The compared properties of a resource, or parts of them, by a readable name. */
export type ComparedProperties = Readonly<Record<string, unknown>>;

/** A property whose deployed value is not that of the stage file. */
export interface PropertyDifference {
  readonly logicalId: string;
  readonly property: string;
  /** By the stage file; undefined if it sets none. */
  readonly expected: unknown;
  /** As read from AWS; undefined if it does not exist. */
  readonly deployed: unknown;
}

/** The properties of a resource that differ. */
export function propertyDifferences(
  logicalId: string,
  expected: ComparedProperties,
  deployed: ComparedProperties,
): PropertyDifference[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(deployed)])];
  return names
    .map((name) => ({
      logicalId,
      property: name,
      expected: expected[name],
      deployed: deployed[name],
    }))
    .filter((one) => !isDeepStrictEqual(unordered(one.expected), unordered(one.deployed)));
}

/** The same value with lists of text sorted, and empty lists and objects removed. */
export function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    const items = value.map(unordered);
    return items.every((item) => typeof item === 'string') ? [...items].sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, unordered(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** One line about a difference. */
export function describeDifference(difference: PropertyDifference): string {
  const { logicalId, property, expected, deployed } = difference;
  return `${logicalId}: ${property}: deployed ${valueWords(deployed)}, stage file ${valueWords(expected)}`;
}

function valueWords(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value);
}
