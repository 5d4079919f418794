import type { Cause, Resource } from '../template';

/** A change that CloudFormation refuses half-way, and then rolls everything back. */
export interface Refusal extends Cause {
  /** What AWS allows. */
  readonly expected: string;
  /** What to do about it. */
  readonly fix: string;
}

/** The changes of a resource, as deployed and as wanted, that CloudFormation refuses. */
export type Refuses = (from: Resource, to: Resource) => Refusal[];

/** The entries of a property that is a list, by the name that tells them apart. */
export function entriesOf(
  { Properties = {} }: Resource,
  property: string,
  name: string,
): Map<string, Readonly<Record<string, unknown>>> {
  const list = Properties[property] as Readonly<Record<string, unknown>>[] | undefined;
  return new Map((list ?? []).map((entry) => [String(entry[name]), entry]));
}
