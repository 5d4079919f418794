import { asList } from './json-values';

/** The original positions of the items of a resolved list from which `AWS::NoValue` removed items. */
const POSITIONS = new WeakMap<readonly unknown[], readonly number[]>();

/** An item of a list, with its position in the template. */
export interface Positioned {
  readonly item: unknown;
  readonly position: number;
}

/** Removes the items that resolved to `AWS::NoValue`. The others keep their positions. */
export function withoutNoValue(list: readonly unknown[]): readonly unknown[] {
  const kept = list.flatMap((item, position) => (item === undefined ? [] : [{ item, position }]));
  const items = kept.map(({ item }) => item);
  if (kept.length < list.length) {
    POSITIONS.set(
      items,
      kept.map(({ position }) => position),
    );
  }
  return items;
}

/** The items of a list, or a single item in its place, with their positions in the template. */
export function withPositions(value: unknown): readonly Positioned[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const positions = POSITIONS.get(list);
  return list.flatMap((items, index) =>
    asList(items).map((item) => ({ item, position: positions?.[index] ?? index })),
  );
}
