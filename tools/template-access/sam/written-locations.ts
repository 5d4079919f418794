import { groupBy } from '../grouping';
import { isObject } from '../template/json-values';
import type { Location } from '../template/location';
import type { Origin } from './generated-resources';

/** A copy of a value in which every location in a generated resource is replaced by its location in the SAM template. */
export function withWrittenLocations<T>(value: T, origins: readonly Origin[]): T {
  if (origins.length === 0) return value;
  const byResource = new Map(
    groupBy(origins, ({ generated }) => generated.resource).map((same) => [
      same[0]?.generated.resource,
      same,
    ]),
  );
  // One copy of each object, because principals share the statements of a policy.
  const copies = new Map<object, unknown>();
  const copyOf = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    if (!copies.has(one)) copies.set(one, changed(one));
    return copies.get(one);
  };
  const changed = (one: object): unknown => {
    if (Array.isArray(one)) return one.map(copyOf);
    if (isLocation(one)) return writtenLocation(one, byResource.get(one.resource) ?? []);
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, copyOf(inner)]));
  };
  return copyOf(value) as T;
}

function isLocation(value: object): value is Location {
  return isObject(value) && 'resource' in value && 'property' in value;
}

/** The most specific origin decides. All of a resource that is generated as a whole has one location. */
function writtenLocation(at: Location, origins: readonly Origin[]): Location {
  const [origin] = origins
    .filter(({ generated }) => isPart(at.property, generated.property))
    .sort((one, other) => other.generated.property.length - one.generated.property.length);
  if (origin === undefined) return at;
  const { generated, written } = origin;
  if (generated.property === '') return written;
  return { ...written, property: written.property + at.property.slice(generated.property.length) };
}

function isPart(property: string, whole: string): boolean {
  return (
    property.startsWith(whole) && /^($|[.[])/.test(whole === '' ? '' : property.slice(whole.length))
  );
}
