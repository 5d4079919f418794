import type { JsonObject } from '../template/json-values';
import type { Location } from '../template/location';
import type { Unresolved } from '../template/unresolved';

/** The plain CloudFormation resources that SAM generates for a SAM resource. */
export interface GeneratedResources {
  /** By logical ID, as SAM names them. */
  readonly resources: Readonly<Record<string, JsonObject>>;
  readonly origins: readonly Origin[];
  /** What could not be generated, and so may grant access. */
  readonly unresolved: readonly Unresolved[];
}

/** A location in a generated resource, and the location in the SAM template that it is generated from. */
export interface Origin {
  readonly generated: Location;
  readonly written: Location;
}

/** A resource in place of the written one, with the same logical ID. */
export function inPlace(id: string, resource: JsonObject): GeneratedResources {
  return { resources: { [id]: resource }, origins: [], unresolved: [] };
}

/** An additional resource, generated as a whole from one location. */
export function further(id: string, resource: JsonObject, written: Location): GeneratedResources {
  return {
    ...inPlace(id, resource),
    origins: [{ generated: { resource: id, property: '' }, written }],
  };
}

/** @param who - whose access it hides */
export function notGenerated(at: Location, what: string, who: string): GeneratedResources {
  return { resources: {}, origins: [], unresolved: [{ at, what, hides: { who } }] };
}

export function together(...all: readonly GeneratedResources[]): GeneratedResources {
  return {
    resources: Object.fromEntries(all.flatMap(({ resources }) => Object.entries(resources))),
    origins: all.flatMap(({ origins }) => origins),
    unresolved: all.flatMap(({ unresolved }) => unresolved),
  };
}
