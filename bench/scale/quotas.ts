/**
 * Default quotas that the arithmetic of docs/scale.md is made of, in requests or capacity units a second. That page has
 * the sources, and says which can be raised.
 */
export const QUOTAS = {
  /** `InitiateAuth`, and each renewal of tokens; of an account in a region. Source: Cognito quotas. */
  userAuthentication: 120,
  /** `RespondToAuthChallenge`: three times the above. Source: Cognito quotas, special request rate handling. */
  authChallenge: 360,
  /** `GetId`. Source: Cognito quotas, identity pools. */
  getId: 25,
  /** `GetCredentialsForIdentity`. Source: Cognito quotas, identity pools. */
  getCredentialsForIdentity: 200,
  /** What one partition of a table writes. Source: DynamoDB, key range throughput. */
  partitionWrites: 1000,
  /** What an on-demand table writes at most. Source: Quotas in Amazon DynamoDB. */
  tableWrites: 40_000,
} as const;
