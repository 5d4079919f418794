/** Source: IAM quotas. Those of characters do not count white space. */
export const IAM_QUOTAS = {
  /** By default. */
  trustPolicyCharacters: 2_048,
  managedPolicyCharacters: 6_144,
  /** Of a role or a user, by default. */
  managedPolicies: 10,
} as const;

/** Source: CloudFormation quotas. */
export const CLOUDFORMATION_QUOTAS = {
  resources: 500,
  outputs: 200,
  /** Of a template in Amazon S3, where the CDK puts it. */
  templateBytes: 1_000_000,
  logicalIdCharacters: 255,
  tags: 50,
} as const;

/** Source: Cognito quotas: the rules that choose a role by a claim, of one user pool. It cannot be raised. */
export const ROLE_MAPPING_RULES = 25;
