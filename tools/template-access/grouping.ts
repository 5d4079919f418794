/** Items of the same key, in the order in which the keys first appear. */
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

/** Each value once; values of the same JSON are the same. */
export function distinct<T>(all: readonly T[]): readonly T[] {
  return groupBy(all, (one) => JSON.stringify(one)).flatMap((same) => same.slice(0, 1));
}
