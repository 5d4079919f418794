/** What is the same by a key, in the order in which the keys come first. */
export function grouped<T>(
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

/** Each value once, values being the same that are written the same. */
export function onceEach<T>(all: readonly T[]): readonly T[] {
  return grouped(all, (one) => JSON.stringify(one)).flatMap((same) => same.slice(0, 1));
}

/** The longest of some durations; undefined where one of them is unknown. */
export function longest(all: readonly (number | undefined)[]): number | undefined {
  const known = all.filter((one) => one !== undefined);
  return known.length < all.length ? undefined : Math.max(...known);
}
