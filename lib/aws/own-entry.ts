/** The value of a key that an object has itself; a name such as `constructor` is nobody's key. */
export function ownEntry<T>(entries: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}
