/** A property of a resource, or a part of one, that differs. */
export interface PropertyChange {
  /** Its name, or a path such as `Schema.email`. */
  readonly property: string;
  /** Undefined where it is new. */
  readonly from: unknown;
  /** Undefined where it is removed. */
  readonly to: unknown;
}

/** A change that CloudFormation accepts in a template, and then fails to deploy and rolls back. */
export interface UnsupportedUpdate extends PropertyChange {
  /** What AWS allows. */
  readonly expected: string;
  readonly fix: string;
}
