import { createHmac } from 'node:crypto';
import type { Item } from '../item';

/**
 * A keyed hash of an item: equal items have the same, in any order of attributes and of members of sets.
 *
 * @param key random for each drill and never written, so that nobody can guess an item from its hash
 */
export function itemHash(item: Item, key: Uint8Array): string {
  return createHmac('sha256', key).update(canonical(item)).digest('hex').slice(0, 32);
}

function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'));
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([name, one]) => `${JSON.stringify(name)}:${SETS.has(name) ? members(one) : canonical(one)}`,
  );
  return `{${entries.sort().join()}}`;
}

/** The types of sets. An attribute of that name has no list as its value, but an object with one type. */
const SETS: ReadonlySet<string> = new Set(['SS', 'NS', 'BS']);

function members(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(canonical).sort().join()}]` : canonical(value);
}
