import { listOf } from './shapes';

/** Where the items of a list stand in the template, of those lists in which some have no value. */
const PLACES = new WeakMap<readonly unknown[], readonly number[]>();

/** A list without what has no value; what is left keeps its place. */
export function withoutAbsent(list: readonly unknown[]): readonly unknown[] {
  const left = list.flatMap((one, place) => (one === undefined ? [] : [{ one, place }]));
  const items = left.map(({ one }) => one);
  if (left.length < list.length) {
    PLACES.set(
      items,
      left.map(({ place }) => place),
    );
  }
  return items;
}

/** One or more, each with its place in the list that the template writes. */
export function placed(
  value: unknown,
): readonly { readonly one: unknown; readonly place: number }[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const places = PLACES.get(list);
  return list.flatMap((item, position) =>
    listOf(item).map((one) => ({ one, place: places?.[position] ?? position })),
  );
}
