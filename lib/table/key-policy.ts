import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { viaService, type KeyUser } from './via-service';

/** What the owner of a key does to it. Absent: everything that encrypts, decrypts or hands that on. */
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

/** Who uses a key, and for what. */
export interface KeyUse {
  readonly service: KeyUser;
  /** The service's name in a statement ID. */
  readonly named: 'DynamoDB' | 'SecretsManager';
  readonly actions: readonly string[];
}

/**
 * The policy of a key: the account's IAM policies decide who administers it, and who uses it through the one service;
 * nobody decrypts with it directly.
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
