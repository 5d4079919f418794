import { paginateListRecoveryPointsByBackupVault } from '@aws-sdk/client-backup';
import { ListBackupsCommand, type BackupSummary } from '@aws-sdk/client-dynamodb';
import type { LiveTable } from '../live-table';
import type { RecoveryClients } from '../recovery-clients';
import { instant, type RestoreSource, type StackBackups } from '../restore/restore-source';
import { pointInTimeRecovery } from '../settings/read-table-settings';

/**
 * The latest point that a table can be restored to: the latest restorable time, or without point-in-time recovery the
 * newest backup of DynamoDB or of the stack's vault.
 *
 * @returns undefined if there is none
 */
export async function latestSource(
  clients: RecoveryClients,
  { tableName, tableArn }: LiveTable,
  stackBackups: StackBackups | undefined,
): Promise<RestoreSource | undefined> {
  const recovery = await pointInTimeRecovery(clients.dynamoDb, tableName);
  if (recovery !== undefined) {
    const time = instant(recovery.LatestRestorableDateTime ?? new Date());
    return { kind: 'pointInTime', tableName, time, isLatest: true };
  }
  const [newest] = [
    ...(await dynamoDbBackups(clients, tableName)),
    ...(stackBackups === undefined ? [] : await recoveryPoints(clients, tableArn, stackBackups)),
  ].sort((one, other) => (one.time > other.time ? -1 : 1));
  return newest;
}

async function dynamoDbBackups(
  { dynamoDb }: RecoveryClients,
  TableName: string,
): Promise<RestoreSource[]> {
  const found: BackupSummary[] = [];
  let ExclusiveStartBackupArn: string | undefined;
  do {
    const page = await dynamoDb.send(
      new ListBackupsCommand({ TableName, ExclusiveStartBackupArn }),
    );
    found.push(...(page.BackupSummaries ?? []));
    ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
  } while (ExclusiveStartBackupArn !== undefined);
  return found.flatMap(({ BackupArn, BackupStatus, BackupCreationDateTime }) =>
    BackupArn === undefined || BackupCreationDateTime === undefined || BackupStatus !== 'AVAILABLE'
      ? []
      : [{ kind: 'dynamoDbBackup', arn: BackupArn, time: instant(BackupCreationDateTime) }],
  );
}

/** In an account without advanced DynamoDB backup, these are backups of DynamoDB, and listed there. */
async function recoveryPoints(
  { backup }: RecoveryClients,
  tableArn: string,
  { vaultName: BackupVaultName, roleArn }: StackBackups,
): Promise<RestoreSource[]> {
  const found: RestoreSource[] = [];
  const query = { BackupVaultName, ByResourceArn: tableArn };
  for await (const page of paginateListRecoveryPointsByBackupVault({ client: backup }, query)) {
    for (const { RecoveryPointArn: arn, CreationDate, Status } of page.RecoveryPoints ?? []) {
      if (arn === undefined || CreationDate === undefined || Status !== 'COMPLETED') continue;
      if (!arn.includes(':backup:')) continue;
      found.push({ kind: 'recoveryPoint', arn, time: instant(CreationDate), roleArn });
    }
  }
  return found;
}
