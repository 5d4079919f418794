import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { GRANT_FOR_SERVICES, letAdministrate, thisKey } from '../table/key-policy';

/**
 * Defines the KMS key of a backup vault (`AWS::KMS::Key`). Without it no backup can be restored, so it is kept when the
 * stack is deleted.
 */
export function vaultKey(scope: Construct): Key {
  // Called by the constructor of the construct that owns it.
  // eslint-disable-next-line awscdk/require-passing-this
  return new Key(scope, 'VaultKey', {
    description: 'Encrypts the backups of the tables of this stack',
    enableKeyRotation: true,
    policy: new PolicyDocument({ statements: [letAdministrate(), letUse(), letGrant()] }),
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
}

/** The KMS actions to use the key of a vault. Source: AWS Backup Developer Guide, Backup vault creation and deletion. */
export const USE_VAULT_KEY = ['kms:Decrypt', 'kms:GenerateDataKey'] as const;

/**
 * Without `kms:ViaService`: AWS documents the actions that the creator of a vault and a backup role need, but not the
 * services through which they use them.
 *
 * Source: AWS Backup Developer Guide, Backup vault creation and deletion, Required permissions.
 */
function letUse(): PolicyStatement {
  return new PolicyStatement({
    ...thisKey(),
    sid: 'LetIamPoliciesOfThisAccountAllowUse',
    actions: [...USE_VAULT_KEY, 'kms:RetireGrant'],
  });
}

function letGrant(): PolicyStatement {
  return new PolicyStatement({
    ...thisKey(),
    sid: 'LetIamPoliciesOfThisAccountAllowGrantsToServices',
    actions: ['kms:CreateGrant'],
    conditions: GRANT_FOR_SERVICES,
  });
}
