import { groupBy } from '../grouping';
import { isObject } from '../template/json-values';
import type { Location } from '../template/location';
import type { Origin } from './made-resources';

/** A copy of a value in which every location of a made resource is the one that it stands for. */
export function withWrittenLocations<T>(value: T, origins: readonly Origin[]): T {
  if (origins.length === 0) return value;
  const byResource = new Map(
    groupBy(origins, ({ made }) => made.resource).map((same) => [same[0]?.made.resource, same]),
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

/** By the longest part of the made resource that has an origin; a whole resource stands for a location as a whole. */
function writtenLocation(at: Location, origins: readonly Origin[]): Location {
  const [origin] = origins
    .filter(({ made }) => isPart(at.property, made.property))
    .sort((one, other) => other.made.property.length - one.made.property.length);
  if (origin === undefined) return at;
  const { made, written } = origin;
  if (made.property === '') return written;
  return { ...written, property: written.property + at.property.slice(made.property.length) };
}

function isPart(property: string, whole: string): boolean {
  return (
    property.startsWith(whole) && /^($|[.[])/.test(whole === '' ? '' : property.slice(whole.length))
  );
}
