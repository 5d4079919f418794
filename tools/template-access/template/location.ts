/** A location in a template. */
export interface Location {
  /** The logical ID, in a nested stack prefixed by the stack's ID and a dot. Empty for the template itself. */
  readonly resource: string;
  /** The path in the resource, such as `Properties.PolicyDocument.Statement[0]`. */
  readonly property: string;
}

export function within(at: Location, property: string): Location {
  return { ...at, property: at.property === '' ? property : `${at.property}.${property}` };
}

/** Whether a location equals another, or is inside it. */
export function isWithin(at: Location, outer: Location): boolean {
  return (
    at.resource === outer.resource &&
    (at.property === outer.property || at.property.startsWith(`${outer.property}.`))
  );
}

export function locationText({ resource, property }: Location): string {
  return [resource, property].filter((part) => part !== '').join(': ');
}
