/** Where something stands in a template. */
export interface Location {
  /** The logical ID; in a nested stack that of the stack and a dot before it. Empty for the template itself. */
  readonly resource: string;
  /** The way from there, such as `Properties.PolicyDocument.Statement[0]`. */
  readonly property: string;
}

/** Something that the template leaves open, in words. */
export interface Unresolved {
  readonly at: Location;
  readonly what: string;
}

export function within(at: Location, property: string): Location {
  return { ...at, property: at.property === '' ? property : `${at.property}.${property}` };
}

/** Whether a place is another, or in it. */
export function isWithin(at: Location, outer: Location): boolean {
  return (
    at.resource === outer.resource &&
    (at.property === outer.property || at.property.startsWith(`${outer.property}.`))
  );
}

export function locationText({ resource, property }: Location): string {
  return [resource, property].filter((part) => part !== '').join(': ');
}
