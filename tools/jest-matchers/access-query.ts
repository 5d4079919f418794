/** A user who signs in with the user pool of the template. */
export interface SignedInUser {
  /** The `sub` of the user in the user pool, a UUID. */
  readonly sub: string;
  /** The identity ID, `<region>:<uuid>`. */
  readonly identityId: string;
  /** The value of the claim that the template maps to the user's tenant. @default - no tenant */
  readonly tenant?: string;
  /**
   * The app client that the user signs in with: its logical ID, with or without the CDK's hash, or its ID.
   * @default - the first app client of the identity pool
   */
  readonly client?: string;
  /**
   * The groups of the user in the user pool. The role of a group of the template replaces the authenticated role.
   * @default - none
   */
  readonly groups?: readonly string[];
  /** Further claims of the ID token. @default - none */
  readonly claims?: Readonly<Record<string, string>>;
}

/** One request on a table, and who sends it: a signed-in user, or an IAM role or user of the template. */
export interface AccessQuery {
  /** A user who signs in with the user pool, or the logical ID of an IAM user. @default - `role` sends the request */
  readonly user?: SignedInUser | string;
  /** The logical ID of an IAM role, with or without the CDK's hash. @default - `user` sends the request */
  readonly role?: string;
  /** An action of DynamoDB, such as `GetItem`. */
  readonly action: string;
  /** The logical ID of a table of the app, with or without the CDK's hash; the name of an existing table; or an ARN. */
  readonly table: string;
  /** The partition key in the request. @default - the request names none, like a Scan */
  readonly partitionKey?: string;
  /** An index of the table that the request names. @default - the table */
  readonly index?: string;
  /** Values of condition keys, such as `aws:SourceIp`; undefined for a key that the request does not have. */
  readonly context?: Readonly<Record<string, string | readonly string[] | undefined>>;
}
