import { DescribeRecoveryPointCommand } from '@aws-sdk/client-backup';
import { DescribeBackupCommand } from '@aws-sdk/client-dynamodb';
import { RESTORED } from '../../../lib/backup/restored-table-name';
import type { DeployedOutputs } from '../../../lib/outputs/deployed-outputs';
import { BACKUP_OUTPUTS } from '../../../lib/stage/output-names';
import { CommandError } from '../../command-error';
import type { LiveTable } from '../live-table';
import type { RecoveryClients } from '../recovery-clients';
import type { RestorePoint } from '../restore-request';
import { pointInTimeRecovery } from '../settings/read-table-settings';

/** What a table is restored from, and the time of its data. */
export type RestoreSource =
  | {
      readonly kind: 'pointInTime';
      readonly tableName: string;
      readonly time: string;
      readonly isLatest: boolean;
    }
  | { readonly kind: 'dynamoDbBackup'; readonly arn: string; readonly time: string }
  | {
      readonly kind: 'recoveryPoint';
      readonly arn: string;
      readonly time: string;
      /** The role that AWS Backup assumes. */
      readonly roleArn: string;
    };

/** The vault and the role of the stack's AWS Backup plan. */
export interface StackBackups {
  readonly vaultName: string;
  readonly roleArn: string;
}

/** The vault and the role of a deployed stack; undefined if it has none. */
export function stackBackupsOf(outputs: DeployedOutputs): StackBackups | undefined {
  const [vaultName, roleArn] = [outputs[BACKUP_OUTPUTS.vault], outputs[BACKUP_OUTPUTS.role]];
  return vaultName === undefined || roleArn === undefined ? undefined : { vaultName, roleArn };
}

/**
 * Looks up the point that was asked for.
 *
 * @param stackBackups undefined if the stack has none
 * @throws {CommandError} if there is no such point, or it is not of this table
 */
export function restoreSource(
  clients: RecoveryClients,
  live: LiveTable,
  point: RestorePoint,
  stackBackups: StackBackups | undefined,
): Promise<RestoreSource> {
  switch (point.kind) {
    case 'time':
      return pointInTime(clients, live, point.at);
    case 'latest':
      return pointInTime(clients, live, undefined);
    case 'backup':
      return isRecoveryPoint(point.arn)
        ? recoveryPoint(clients, live, point.arn, stackBackups)
        : dynamoDbBackup(clients, live, point.arn);
  }
}

/** ARNs of AWS Backup; in an account without advanced DynamoDB backup, those of its backups are DynamoDB's. */
function isRecoveryPoint(arn: string): boolean {
  return /^arn:[\w-]+:backup:/.test(arn);
}

const LIST = 'List what there is with --list.';

async function pointInTime(
  { dynamoDb }: RecoveryClients,
  { id, tableName }: LiveTable,
  at: Date | undefined,
): Promise<RestoreSource> {
  const recovery = await pointInTimeRecovery(dynamoDb, tableName);
  if (recovery === undefined) {
    throw new CommandError(
      'usage',
      `The table ${id} (${tableName}) has no point-in-time recovery. Pass --backup. ${LIST}`,
    );
  }
  const { EarliestRestorableDateTime: earliest, LatestRestorableDateTime: latest } = recovery;
  // The local AWS has one instant for both, and restores what the table has now.
  const isKnown = earliest !== undefined && latest !== undefined && earliest < latest;
  if (at !== undefined && isKnown && (at < earliest || at > latest)) {
    throw new CommandError(
      'usage',
      `The table ${id} cannot be restored to ${instant(at)}. Pass --at with a time from ${instant(earliest)} to ${instant(latest)}, or --latest.`,
    );
  }
  const time = instant(at ?? latest ?? new Date());
  return { kind: 'pointInTime', tableName, time, isLatest: at === undefined };
}

async function dynamoDbBackup(
  { dynamoDb }: RecoveryClients,
  live: LiveTable,
  arn: string,
): Promise<RestoreSource> {
  const command = new DescribeBackupCommand({ BackupArn: arn });
  const { BackupDescription } = await dynamoDb.send(command).catch(unknownBackup(arn));
  const { BackupStatus: status, BackupCreationDateTime: made } =
    BackupDescription?.BackupDetails ?? {};
  if (status !== 'AVAILABLE') throw notReady(arn, status);
  assertOf(live, arn, BackupDescription?.SourceTableDetails?.TableName);
  return { kind: 'dynamoDbBackup', arn, time: instant(made ?? new Date()) };
}

async function recoveryPoint(
  { backup }: RecoveryClients,
  live: LiveTable,
  arn: string,
  stackBackups: StackBackups | undefined,
): Promise<RestoreSource> {
  if (stackBackups === undefined) {
    throw new CommandError(
      'usage',
      'The stack has no backup vault and no role for AWS Backup. Set backup in the stage file, and deploy the stage.',
    );
  }
  const { vaultName: BackupVaultName, roleArn } = stackBackups;
  const command = new DescribeRecoveryPointCommand({ BackupVaultName, RecoveryPointArn: arn });
  const { Status, ResourceArn, CreationDate } = await backup
    .send(command)
    .catch(unknownBackup(arn));
  if (Status !== 'COMPLETED') throw notReady(arn, Status);
  assertOf(live, arn, ResourceArn?.split('/').at(-1));
  return { kind: 'recoveryPoint', arn, time: instant(CreationDate ?? new Date()), roleArn };
}

function unknownBackup(arn: string) {
  return (error: Error): never => {
    if (!/NotFound|ValidationException|InvalidParameter/.test(error.name)) throw error;
    const message = `Unknown backup ${arn}: ${error.message}\n${LIST}`;
    throw new CommandError('usage', message, { cause: error });
  };
}

function notReady(arn: string, status = 'unknown'): CommandError {
  return new CommandError('usage', `The backup ${arn} has the status ${status}. ${LIST}`);
}

/** The backups of a table that was adopted are those of the table that it was restored from, too. */
function assertOf({ id, tableName }: LiveTable, arn: string, source = ''): void {
  if (source === tableName || tableName.startsWith(`${source}${RESTORED}`)) return;
  throw new CommandError(
    'usage',
    `The backup ${arn} is of the table ${source}, not of ${id} (${tableName}). ${LIST}`,
  );
}

/** A time in whole seconds. */
export function instant(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
