/** Source: IAM User Guide, IAM and AWS STS quotas. White space does not count as characters. */
export const IAM_QUOTAS = {
  /** Default quota. */
  trustPolicyCharacters: 2_048,
  managedPolicyCharacters: 6_144,
  /** Per role or user. Default quota. */
  managedPolicies: 10,
} as const;

/** Source: CloudFormation User Guide, CloudFormation quotas. */
export const CLOUDFORMATION_QUOTAS = {
  resources: 500,
  outputs: 200,
  /** For a template in Amazon S3, where the CDK uploads it. */
  templateBytes: 1_000_000,
  logicalIdCharacters: 255,
  tags: 50,
} as const;

/** Per table. Source: DynamoDB Developer Guide, Quotas. Default quotas. */
export const DYNAMODB_QUOTAS = {
  indexes: 20,
  /** In all indexes together. */
  projectedAttributes: 100,
} as const;

/** Source: Cognito Developer Guide, Quotas: user pool providers per identity pool, one per app client. Default quota. */
export const USER_POOL_PROVIDERS = 50;

/** Source: Cognito Developer Guide, Quotas: callback URLs, and logout URLs, per app client. */
export const REDIRECT_URLS = 100;

/** Source: Cognito Developer Guide, Quotas: role mapping rules per identity provider. Not adjustable. */
export const ROLE_MAPPING_RULES = 25;
