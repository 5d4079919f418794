import {
  DescribeRegionSettingsCommand,
  paginateListRecoveryPointsByResource,
  type BackupClient,
  type RecoveryPointByResource,
} from '@aws-sdk/client-backup';
import {
  ListBackupsCommand,
  type BackupSummary,
  type DynamoDBClient,
  type PointInTimeRecoveryDescription,
} from '@aws-sdk/client-dynamodb';
import type { LiveTable } from '../live-table';
import type { RecoveryClients } from '../recovery-clients';
import { pointInTimeRecovery } from '../settings/read-table-settings';
import type { BackupSettings, TableBackup, TableRecovery } from './table-recovery';

/** Reads what a table can be restored to, also if it was deleted. */
export async function readTableRecovery(
  { dynamoDb, backup }: RecoveryClients,
  { id, tableName, tableArn }: LiveTable,
): Promise<TableRecovery> {
  const recovery = await recoveryOf(dynamoDb, tableName);
  const backups = [
    ...(await onDemandBackups(dynamoDb, tableName)),
    ...(await recoveryPoints(backup, tableArn)),
  ];
  return {
    id,
    tableName,
    tableArn,
    exists: recovery !== 'deleted',
    pointInTime: recovery === 'deleted' ? null : times(recovery),
    backups: backups.sort((one, other) => other.created.localeCompare(one.created)),
  };
}

async function recoveryOf(client: DynamoDBClient, tableName: string) {
  try {
    return await pointInTimeRecovery(client, tableName);
  } catch (error) {
    if (/^(TableNotFound|ResourceNotFound)Exception$/.test((error as Error).name)) return 'deleted';
    throw error;
  }
}

function times({
  EarliestRestorableDateTime: earliest,
  LatestRestorableDateTime: latest,
}: PointInTimeRecoveryDescription = {}) {
  return earliest && latest
    ? { earliest: earliest.toISOString(), latest: latest.toISOString() }
    : null;
}

/** The backups of `npm run backup`, and those that DynamoDB makes when it deletes a table with point-in-time recovery. */
async function onDemandBackups(client: DynamoDBClient, TableName: string): Promise<TableBackup[]> {
  const found: BackupSummary[] = [];
  let ExclusiveStartBackupArn: string | undefined;
  do {
    const page = await client.send(
      new ListBackupsCommand({ TableName, BackupType: 'ALL', ExclusiveStartBackupArn }),
    );
    found.push(...(page.BackupSummaries ?? []));
    ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
  } while (ExclusiveStartBackupArn !== undefined);
  // AWS Backup lists its own.
  return found.filter(({ BackupType }) => BackupType !== 'AWS_BACKUP').map(onDemandBackup);
}

function onDemandBackup(summary: BackupSummary): TableBackup {
  return {
    kind: 'onDemand',
    arn: String(summary.BackupArn),
    created: isoTime(summary.BackupCreationDateTime),
    status: String(summary.BackupStatus),
    sizeBytes: summary.BackupSizeBytes,
    vaultName: undefined,
  };
}

/** The recovery points in every vault of the account and Region, of any plan. */
async function recoveryPoints(client: BackupClient, ResourceArn: string): Promise<TableBackup[]> {
  const found: RecoveryPointByResource[] = [];
  for await (const page of paginateListRecoveryPointsByResource({ client }, { ResourceArn })) {
    found.push(...(page.RecoveryPoints ?? []));
  }
  return found.map((point) => ({
    kind: 'recoveryPoint',
    arn: String(point.RecoveryPointArn),
    created: isoTime(point.CreationDate),
    status: String(point.Status),
    sizeBytes: point.BackupSizeBytes,
    vaultName: point.BackupVaultName,
  }));
}

function isoTime(time: Date | undefined): string {
  return time?.toISOString() ?? '';
}

/** The name of DynamoDB in the settings of AWS Backup. */
const DYNAMODB = 'DynamoDB';

/** Reads the settings of AWS Backup for DynamoDB, which no CloudFormation template can set. */
export async function readBackupSettings(client: BackupClient): Promise<BackupSettings> {
  const { ResourceTypeOptInPreference: optedIn, ResourceTypeManagementPreference: advanced } =
    await client.send(new DescribeRegionSettingsCommand({}));
  return { isOptedIn: optedIn?.[DYNAMODB] ?? null, isAdvanced: advanced?.[DYNAMODB] ?? null };
}
