import { StartRestoreJobCommand } from '@aws-sdk/client-backup';
import {
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import { tableDescription } from '../live-table';
import type { RecoveryClients } from '../recovery-clients';
import {
  backupInput,
  pointInTimeInput,
  restoreJobInput,
  type RestoreTarget,
} from './restore-inputs';
import type { RestoreSource } from './restore-source';

/**
 * Asks AWS to restore into a new table. If the response was lost, the table is already being restored.
 *
 * @returns the ID of the restore job of AWS Backup
 * @throws {Error} if the table exists and is not of this restore
 */
export async function startRestore(
  clients: RecoveryClients,
  source: RestoreSource,
  target: RestoreTarget,
): Promise<string | undefined> {
  try {
    return await send(clients, source, target);
  } catch (error) {
    if (!/^(TableAlreadyExists|TableInUse|ResourceInUse)Exception$/.test((error as Error).name)) {
      throw error;
    }
    if (await isRestoredFrom(clients, source, target.tableName)) return undefined;
    throw error;
  }
}

async function send(
  { dynamoDb, backup }: RecoveryClients,
  source: RestoreSource,
  target: RestoreTarget,
): Promise<string | undefined> {
  switch (source.kind) {
    case 'pointInTime':
      await dynamoDb.send(new RestoreTableToPointInTimeCommand(pointInTimeInput(source, target)));
      return undefined;
    case 'dynamoDbBackup':
      await dynamoDb.send(new RestoreTableFromBackupCommand(backupInput(source, target)));
      return undefined;
    case 'recoveryPoint':
      return (await backup.send(new StartRestoreJobCommand(restoreJobInput(source, target))))
        .RestoreJobId;
  }
}

/** Whether a table comes from a source, according to DynamoDB. */
async function isRestoredFrom(
  { dynamoDb }: RecoveryClients,
  source: RestoreSource,
  tableName: string,
): Promise<boolean> {
  const summary = (await tableDescription(dynamoDb, tableName))?.RestoreSummary;
  switch (source.kind) {
    case 'pointInTime':
      return summary?.SourceTableArn?.endsWith(`:table/${source.tableName}`) ?? false;
    case 'dynamoDbBackup':
    case 'recoveryPoint':
      return summary?.SourceBackupArn === source.arn;
  }
}
