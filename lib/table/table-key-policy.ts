import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { viaDynamoDb } from './dynamodb-via-kms';
import { CREATE_WITH_KEY } from './key-actions';

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

/**
 * The policy of a table's key: the account's IAM policies decide who administers it, and who uses it through
 * DynamoDB; nobody decrypts with it directly.
 */
export function tableKeyPolicy(region: string): PolicyDocument {
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
        sid: 'LetIamPoliciesOfThisAccountAllowUseThroughDynamoDB',
        actions: [...CREATE_WITH_KEY],
        conditions: viaDynamoDb(region),
      }),
    ],
  });
}
