import type { Location, Unresolved } from './location';
import { isObject, type JsonObject } from './shapes';

/** Sections whose parts are of a resource or an output; all others are of the template itself. */
const OF_RESOURCES = 'Resources';

/**
 * Places at which CloudFormation puts something in on deployment, be it beside what is written there.
 *
 * Source: CloudFormation template reference, Fn::Transform; AWS::Include.
 */
export function insertions(template: JsonObject, prefix: string): readonly Unresolved[] {
  const stack = prefix.slice(0, -1);
  return Object.entries(template).flatMap(([section, written]) => {
    if (section === 'Metadata') return [];
    if (section !== OF_RESOURCES || !isObject(written)) {
      return placesIn(written, { resource: stack, property: section }).map(toldAt);
    }
    return Object.entries(written).flatMap(([id, resource]) => {
      const places = isInsertion(id)
        ? [{ resource: stack, property: OF_RESOURCES }]
        : placesIn(resource, { resource: prefix + id, property: '' });
      return places.map(toldAt);
    });
  });
}

/** Whether something is put in below a value on deployment, also where the function is resolved to its name. */
export function hasInsertion(value: unknown): boolean {
  return JSON.stringify([value]).includes('Fn::Transform');
}

function placesIn(value: unknown, at: Location): readonly Location[] {
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, position) => placesIn(one, below(at, `[${position}]`)));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    isInsertion(key) ? [at] : placesIn(one, below(at, at.property === '' ? key : `.${key}`)),
  );
}

function below(at: Location, part: string): Location {
  return { ...at, property: at.property + part };
}

function isInsertion(key: string): boolean {
  return key === 'Fn::Transform' || key.startsWith('Fn::Transform:');
}

function toldAt(at: Location): Unresolved {
  return { at, what: 'what Fn::Transform puts in here on deployment, which is not looked into' };
}
