/** The partition keys of the items in a request. Source: DynamoDB Developer Guide, IAM policy conditions. */
export const LEADING_KEYS = 'dynamodb:LeadingKeys';

/** The attributes that a request names, and which attributes a read returns. Source: as above. */
export const ATTRIBUTES = 'dynamodb:Attributes';
export const SELECT = 'dynamodb:Select';

/**
 * The `ReturnValues` of a write, `NONE` where the request leaves it out. There is no condition key for
 * `ReturnValuesOnConditionCheckFailure`. Source: DynamoDB Developer Guide, IAM policy conditions; Service Authorization
 * Reference, Amazon DynamoDB.
 */
export const RETURN_VALUES = 'dynamodb:ReturnValues';

/**
 * Session tags that identify the user in policies. `${aws:PrincipalTag/…}` falls back to the tags of the role, so the
 * keys are unusual words, and a stage cannot use them in `tags`.
 */
export const USER_SUB_TAG = 'tokenSub';
export const TENANT_TAG = 'tokenTenant';

/** All session tags that policies rely on. */
export const SESSION_TAGS = [USER_SUB_TAG, TENANT_TAG] as const;

/** A session tag that policies rely on. */
export type SessionTag = (typeof SESSION_TAGS)[number];

/** Whether a tag key is that of a session tag. IAM compares tag keys without case. */
export function isSessionTag(key: string): boolean {
  return SESSION_TAGS.some((tag) => tag.toLowerCase() === key.toLowerCase());
}

/** The condition key of a session tag, or else of a tag of the role. Source: IAM User Guide, global condition keys. */
export function principalTag(key: string): string {
  return `aws:PrincipalTag/${key}`;
}

/** The condition key of a session tag in an AssumeRole request. Source: IAM User Guide, global condition keys. */
export function requestTag(key: string): string {
  return `aws:RequestTag/${key}`;
}

/**
 * The session tags with which EKS Pod Identity names a pod, by what they hold. An association can disable them.
 * Source: EKS User Guide, Grant Pods access to AWS resources based on tags.
 */
export const POD_TAGS = {
  clusterArn: 'eks-cluster-arn',
  namespace: 'kubernetes-namespace',
  serviceAccount: 'kubernetes-service-account',
} as const;

/** What a session tag of EKS Pod Identity holds. */
export type PodTag = keyof typeof POD_TAGS;
