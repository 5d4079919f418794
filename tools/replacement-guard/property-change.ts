/** A property of a resource, or a part of one, that differs. */
export interface PropertyChange {
  /** Its name, or a path such as `Schema.email`. */
  readonly property: string;
  /** Undefined if it is new. */
  readonly from: unknown;
  /** Undefined if it is removed. */
  readonly to: unknown;
}

/** A change that CloudFormation accepts in a template, but then cannot deploy and rolls back. */
export interface UnsupportedUpdate extends PropertyChange {
  /** What AWS allows. */
  readonly expected: string;
  readonly fix: string;
}
