import type { Path } from './validation-error';
import type { StageConfigInput } from './schema/stage-schema';

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly (DeepPartial<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/** A stage file as written, of which any part may be absent. */
export type PartialStage = DeepPartial<StageConfigInput>;

/**
 * The part of the input that passed the schema: values at invalid paths are undefined, while their keys stay. A key
 * with the value undefined in the input counts as absent.
 */
export function partialStage(input: unknown, invalid: readonly Path[]): PartialStage {
  if (invalid.some((path) => path.length === 0)) return {};
  const copy = withoutUndefined(input);
  for (const path of invalid) {
    const parent = path.slice(0, -1).reduce<unknown>(valueIn, copy);
    const key = path.at(-1);
    if (hasKeys(parent) && key !== undefined) Reflect.set(parent, key, undefined);
  }
  return copy as PartialStage;
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!hasKeys(value)) return value;
  const defined = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(defined.map(([key, inner]) => [key, withoutUndefined(inner)]));
}

/** The value at a key of an object or array; undefined if there is none. */
export function valueIn(parent: unknown, key: PropertyKey): unknown {
  return hasKeys(parent) && Object.hasOwn(parent, key) ? Reflect.get(parent, key) : undefined;
}

/** Whether a value is an object or an array. */
function hasKeys(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
