import { CreateBackupCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { confirmOnAws, describeCallerIdentity } from '../sdk/caller-identity';
import { stageCaller, stageStack } from '../sdk/stage-stack';
import { liveTable, type LiveTable } from './live-table';
import { withRecoveryClients } from './recovery-clients';
import type { RecoveryContext } from './recovery-context';
import { withRecoveryAdvice } from './with-recovery-advice';

/** Which tables are backed up, and when. */
export interface BackupRequest {
  /** The ID of a table in the stage file. @default - all tables */
  readonly table: string | undefined;
  readonly now: Date;
}

/**
 * Takes an on-demand backup of each table with DynamoDB, and prints its ARN. It is kept until somebody deletes it.
 *
 * @throws {CommandError} if the stage has no such table, or the environment is the cause
 * @throws {Error} if a backup fails; earlier ones are printed and stay
 */
export async function takeBackups(
  { table, now }: BackupRequest,
  { stage, options, terminal }: RecoveryContext,
): Promise<void> {
  const caller = await stageCaller(stage, options);
  terminal.print(describeCallerIdentity(caller));
  const { outputs } = await stageStack(stage, caller);
  const ids = table === undefined ? Object.keys(stage.tables) : [table];
  const tables = ids.map((id) => liveTable(stage, outputs, id));
  const names = tables.map(({ tableName }) => tableName).join(', ');
  if (!options.yes) {
    await confirmOnAws(
      caller,
      `Takes a backup of ${names}. AWS bills it until you delete it with aws dynamodb delete-backup.`,
    );
  }
  await withRecoveryClients(caller, ({ dynamoDb }) =>
    withRecoveryAdvice('The backup', async () => {
      for (const one of tables) {
        terminal.print(`${one.id}: ${await takeBackup(dynamoDb, one, now)}`);
      }
    }),
  );
}

/** @returns the ARN */
async function takeBackup(
  client: DynamoDBClient,
  { tableName }: LiveTable,
  now: Date,
): Promise<string> {
  const BackupName = backupName(tableName, now);
  const { BackupDetails } = await client.send(
    new CreateBackupCommand({ TableName: tableName, BackupName }),
  );
  return String(BackupDetails?.BackupArn);
}

/** Source: DynamoDB API reference, CreateBackup: 3 to 255 characters. */
const LONGEST_NAME = 255;

/** The name of the table and the time, such as `orders-20261128T100000Z`. */
export function backupName(tableName: string, now: Date): string {
  const time = `-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  return `${tableName.slice(0, LONGEST_NAME - time.length)}${time}`;
}
