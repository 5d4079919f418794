/** A tenant that has a role of its own. */
export interface TenantSessions {
  /** What the tenant claim says of its users: 1 to 128 letters, digits, spaces and `_.:/=+-@`. */
  readonly id: string;
  /** 3,600 to 43,200 seconds. @default - as long as those of all others */
  readonly maxSessionDuration?: number | undefined;
  /** Credentials of this tenant issued before this time, ISO 8601 in UTC, are worth nothing. @default - none */
  readonly revokeIssuedBefore?: string | undefined;
}
