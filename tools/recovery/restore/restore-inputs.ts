import type { StartRestoreJobInput } from '@aws-sdk/client-backup';
import type {
  RestoreTableFromBackupInput,
  RestoreTableToPointInTimeInput,
} from '@aws-sdk/client-dynamodb';
import { encryptionWith, type TableKey } from '../settings/table-key';
import type { RestoreSource } from './restore-source';

type Of<Kind extends RestoreSource['kind']> = Extract<RestoreSource, { kind: Kind }>;

/** The new table and its key. */
export interface RestoreTarget {
  readonly tableName: string;
  readonly key: TableKey;
}

export function pointInTimeInput(
  { tableName: SourceTableName, time, isLatest }: Of<'pointInTime'>,
  { tableName: TargetTableName, key }: RestoreTarget,
): RestoreTableToPointInTimeInput {
  return {
    SourceTableName,
    TargetTableName,
    ...(isLatest ? { UseLatestRestorableTime: true } : { RestoreDateTime: new Date(time) }),
    SSESpecificationOverride: encryptionWith(key),
  };
}

export function backupInput(
  { arn }: Of<'dynamoDbBackup'>,
  { tableName, key }: RestoreTarget,
): RestoreTableFromBackupInput {
  return {
    BackupArn: arn,
    TargetTableName: tableName,
    SSESpecificationOverride: encryptionWith(key),
  };
}

/**
 * A restore job of AWS Backup. The name of the new table is its token too, so that a repeated request starts no second
 * job.
 *
 * Source: AWS Backup Developer Guide, Restore an Amazon DynamoDB table.
 */
export function restoreJobInput(
  { arn, roleArn }: Of<'recoveryPoint'>,
  { tableName, key }: RestoreTarget,
): StartRestoreJobInput {
  return {
    RecoveryPointArn: arn,
    IamRoleArn: roleArn,
    ResourceType: 'DynamoDB',
    IdempotencyToken: tableName,
    Metadata: { targetTableName: tableName, ...jobEncryption(key) },
  };
}

function jobEncryption(key: TableKey): Record<string, string> {
  switch (key.kind) {
    case 'awsOwned':
      return { encryptionType: 'Default' };
    case 'awsManaged':
      return { encryptionType: 'KMS' };
    case 'customerManaged':
      return { encryptionType: 'KMS', kmsMasterKeyArn: key.keyArn };
  }
}
