/** Groups items by key, in the order of the keys' first appearance. */
export function groupBy<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** Removes duplicates; values with the same JSON are equal. */
export function distinct<T>(all: readonly T[]): readonly T[] {
  return groupBy(all, (one) => JSON.stringify(one)).flatMap((same) => same.slice(0, 1));
}
