import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** The administrative KMS actions. Excluded: actions that encrypt, decrypt, or grant use of the key. */
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

/** A service that uses KMS keys for its callers. */
type KeyUser = 'backup' | 'dynamodb' | 'secretsmanager';

/** The service that uses a key, and the actions that its callers need. */
export interface KeyUse {
  readonly service: KeyUser;
  /** The name of the service in statement IDs. */
  readonly named: 'DynamoDB' | 'SecretsManager';
  readonly actions: readonly string[];
}

/**
 * The key policy of a KMS key: the IAM policies of the account decide who administers it, and who uses it through one
 * service. No principal can use it directly.
 */
export function keyPolicy(region: string, { service, named, actions }: KeyUse): PolicyDocument {
  return new PolicyDocument({
    statements: [
      letAdministrate(),
      new PolicyStatement({
        ...thisKey(),
        sid: `LetIamPoliciesOfThisAccountAllowUseThrough${named}`,
        actions: [...actions],
        conditions: viaService([service], region),
      }),
    ],
  });
}

/** The statement of a key policy that lets the IAM policies of the account decide who administers the key. */
export function letAdministrate(): PolicyStatement {
  return new PolicyStatement({
    ...thisKey(),
    sid: 'LetIamPoliciesOfThisAccountAllowKeyAdministration',
    actions: [...ADMINISTRATION],
  });
}

/** What each statement of a key policy begins with. In a key policy, the resource * is the key itself. */
export function thisKey() {
  return { principals: [new AccountRootPrincipal()], resources: ['*'] };
}

/**
 * The condition that limits `kms:CreateGrant` to grants that AWS services create for themselves.
 *
 * Source: KMS Developer Guide, kms:GrantIsForAWSResource.
 */
export const GRANT_FOR_SERVICES = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };

/**
 * The condition that limits the use of a KMS key to requests that one of some services makes for its caller.
 *
 * Source: KMS Developer Guide, kms:ViaService.
 */
export function viaService(services: readonly KeyUser[], region: string) {
  const names = services.map((service) => `${service}.${region}.amazonaws.com`);
  // IAM returns a single value without a list.
  return { StringEquals: { 'kms:ViaService': names.length === 1 ? names[0] : names } };
}
