import { isDeepStrictEqual } from 'node:util';

/** What is said of a resource, each fact by a name that a person understands. */
export type Facts = Readonly<Record<string, unknown>>;

/** Where what is deployed is not what the stage file gives. */
export interface Difference {
  /** The logical ID of the resource. */
  readonly resource: string;
  /** Which fact. */
  readonly what: string;
  /** By the stage file; undefined where it says nothing of it. */
  readonly expected: unknown;
  /** As read back; undefined where it is not there. */
  readonly deployed: unknown;
}

/** The facts of a resource that differ. */
export function differences(resource: string, expected: Facts, deployed: Facts): Difference[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(deployed)])];
  return names
    .map((what) => ({ resource, what, expected: expected[what], deployed: deployed[what] }))
    .filter((one) => !isDeepStrictEqual(unordered(one.expected), unordered(one.deployed)));
}

/** The same value with lists of text in alphabetical order, and empty lists and objects as nothing. */
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

/** A difference in a line. */
export function describeDifference({ resource, what, expected, deployed }: Difference): string {
  return `${resource}: ${what}: deployed ${inWords(deployed)}; the stage file gives ${inWords(expected)}`;
}

function inWords(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
