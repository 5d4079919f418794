import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** What administers a key. Absent: everything that encrypts, decrypts or grants use of the key. */
const ADMINISTRATION = [
  'kms:CancelKeyDeletion',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
] as const;

/** A service that uses KMS keys for those who call it. */
type KeyUser = 'dynamodb' | 'secretsmanager';

/** Who uses a key, and for what. */
export interface KeyUse {
  readonly service: KeyUser;
  /** The service's name in a statement ID. */
  readonly named: 'DynamoDB' | 'SecretsManager';
  readonly actions: readonly string[];
}

/**
 * The policy of a KMS key: the account's IAM policies decide who administers it, and who uses it through the one
 * service. Nobody decrypts with it directly.
 */
export function keyPolicy(region: string, { service, named, actions }: KeyUse): PolicyDocument {
  // In a key policy the resource * is the key that carries the policy, and can be nothing else.
  const thisKey = { principals: [new AccountRootPrincipal()], resources: ['*'] };
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        ...thisKey,
        sid: 'LetIamPoliciesOfThisAccountAllowKeyAdministration',
        actions: [...ADMINISTRATION],
      }),
      new PolicyStatement({
        ...thisKey,
        sid: `LetIamPoliciesOfThisAccountAllowUseThrough${named}`,
        actions: [...actions],
        conditions: viaService(service, region),
      }),
    ],
  });
}

/**
 * The condition under which a KMS key serves requests that a service makes for a caller, and no direct ones.
 *
 * Source: KMS Developer Guide, kms:ViaService.
 */
export function viaService(service: KeyUser, region: string) {
  return { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } };
}
