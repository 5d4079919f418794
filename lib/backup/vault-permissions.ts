import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ArnFormat, type Stack } from 'aws-cdk-lib/core';
import { deployedKeyArn } from '../access/deployed-length';
import type { Permission } from '../access/permission';
import { GRANT_FOR_SERVICES, viaService } from '../table/key-policy';
import { USE_VAULT_KEY } from './vault-key';

/** The vaults that backups are in. */
export interface BackupVaults {
  /** The ARN of the vault with the backups. */
  readonly vaultArn: string;
  readonly vaultKey: IKey;
  /** The ARN of the vault that backups are copied to. @default - no copies */
  readonly copyToArn?: string | undefined;
}

/** What AWS Backup may do with the vaults, their recovery points and their key. */
export function vaultPermissions(
  stack: Stack,
  { vaultArn, copyToArn, vaultKey }: BackupVaults,
): Permission[] {
  const arns = [vaultArn, ...(copyToArn === undefined ? [] : [copyToArn])];
  return [
    ...arns.map((resource) => ({
      sid: () => 'DescribeVaults',
      actions: ['backup:DescribeBackupVault'],
      resource,
    })),
    {
      sid: () => 'TagRecoveryPoints',
      actions: ['backup:TagResource'],
      resource: recoveryPoints(stack),
    },
    ...ofVaultKey(stack, vaultKey),
    ...(copyToArn === undefined ? [] : copies(stack, copyToArn)),
  ];
}

/** The ID of a recovery point is known only when it exists. */
function recoveryPoints(stack: Stack): string {
  return stack.formatArn({
    service: 'backup',
    resource: 'recovery-point',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

function copies(stack: Stack, vaultArn: string): Permission[] {
  return [
    {
      sid: () => 'CopyFromVault',
      actions: ['backup:CopyFromBackupVault'],
      resource: recoveryPoints(stack),
    },
    {
      sid: () => 'CopyIntoOtherVault',
      actions: ['backup:CopyIntoBackupVault'],
      resource: vaultArn,
    },
  ];
}

function ofVaultKey({ region }: Stack, key: IKey): Permission[] {
  const onKey = { resource: key.keyArn, longestResource: deployedKeyArn(key) };
  return [
    { ...onKey, sid: () => 'DescribeKeyOfVault', actions: ['kms:DescribeKey'] },
    {
      ...onKey,
      sid: () => 'UseKeyOfVault',
      actions: USE_VAULT_KEY,
      conditions: viaService(['backup', 'dynamodb'], region),
    },
    {
      ...onKey,
      sid: () => 'LetServicesUseKeyOfVault',
      actions: ['kms:CreateGrant'],
      conditions: GRANT_FOR_SERVICES,
    },
  ];
}
