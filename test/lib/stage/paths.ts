/** The paths of all values in a value. */
export function paths(value: unknown): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) => paths(inner).map((path) => [key, ...path])),
  ];
}

/** A copy of a value with another one at a path. */
export function replaced(
  value: unknown,
  [key, ...rest]: readonly PropertyKey[],
  by: unknown,
): unknown {
  if (key === undefined) return by;
  const copy: unknown = structuredClone(value);
  Reflect.set(copy as object, key, replaced(Reflect.get(value as object, key), rest, by));
  return copy;
}
