import type { JsonObject } from '../template/json-values';
import type { Location } from '../template/location';
import type { Unresolved } from '../template/unresolved';

/** The plain CloudFormation resources that a SAM resource stands for. */
export interface MadeResources {
  /** By logical ID, as SAM names them. */
  readonly resources: Readonly<Record<string, JsonObject>>;
  readonly origins: readonly Origin[];
  /** What could not be made, and so may grant access. */
  readonly unresolved: readonly Unresolved[];
}

/** Which part of the template a part of a made resource stands for. */
export interface Origin {
  readonly made: Location;
  readonly written: Location;
}

/** A resource in place of the written one, with the same logical ID. */
export function inPlace(id: string, resource: JsonObject): MadeResources {
  return { resources: { [id]: resource }, origins: [], unresolved: [] };
}

/** A further resource, which as a whole stands for a location. */
export function further(id: string, resource: JsonObject, written: Location): MadeResources {
  return { ...inPlace(id, resource), origins: [{ made: { resource: id, property: '' }, written }] };
}

/** @param who - whose access it hides */
export function notMade(at: Location, what: string, who: string): MadeResources {
  return { resources: {}, origins: [], unresolved: [{ at, what, hides: { who } }] };
}

export function together(...all: readonly MadeResources[]): MadeResources {
  return {
    resources: Object.fromEntries(all.flatMap(({ resources }) => Object.entries(resources))),
    origins: all.flatMap(({ origins }) => origins),
    unresolved: all.flatMap(({ unresolved }) => unresolved),
  };
}
