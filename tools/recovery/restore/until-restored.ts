import { DescribeRestoreJobCommand } from '@aws-sdk/client-backup';
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { RecoveryClients } from '../recovery-clients';
import { untilActive } from '../until-active';
import { pause, StoppedError, type Waiting } from '../waiting';

/**
 * Waits until a table is restored.
 *
 * @param jobId the restore job of AWS Backup @default - restored by DynamoDB
 * @throws {StoppedError} if the command is asked to stop
 * @throws {Error} if the restore failed
 */
export async function untilRestored(
  clients: RecoveryClients,
  tableName: string,
  jobId: string | undefined,
  waiting: Waiting,
): Promise<TableDescription> {
  if (jobId !== undefined) await untilJobEnds(clients, tableName, jobId, waiting);
  return untilActive(clients.dynamoDb, tableName, waiting);
}

async function untilJobEnds(
  { backup }: RecoveryClients,
  tableName: string,
  RestoreJobId: string,
  waiting: Waiting,
): Promise<void> {
  for (;;) {
    const job = await backup.send(new DescribeRestoreJobCommand({ RestoreJobId }));
    const { Status = 'PENDING', StatusMessage = '', PercentDone = '' } = job;
    if (Status === 'COMPLETED') return;
    if (Status === 'ABORTED' || Status === 'FAILED') {
      throw new Error(`The restore job ${RestoreJobId} has the status ${Status}: ${StatusMessage}`);
    }
    if (waiting.isStopped()) throw new StoppedError();
    waiting.showProgress(`${tableName}: restore job ${Status} ${PercentDone}`.trimEnd());
    await pause(waiting);
  }
}
