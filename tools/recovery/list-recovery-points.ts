import { stageCaller, stageStack } from '../sdk/stage-stack';
import { readBackupSettings, readTableRecovery } from './list/read-table-recovery';
import { recoveryText } from './list/recovery-text';
import type { StageRecovery, TableRecovery } from './list/table-recovery';
import { liveTable } from './live-table';
import { withRecoveryClients } from './recovery-clients';
import type { RecoveryContext } from './recovery-context';
import type { ListRequest } from './restore-request';
import { withRecoveryAdvice } from './with-recovery-advice';

/** Lists what each table can be restored to. Changes nothing. */
export async function listRecoveryPoints(
  { json }: ListRequest,
  context: RecoveryContext,
): Promise<boolean> {
  const recovery = await readStageRecovery(context);
  const lines = json ? [JSON.stringify(recovery, undefined, 2)] : recoveryText(recovery);
  lines.forEach(context.terminal.print);
  return true;
}

/** Reads what each table of a deployed stage can be restored to. */
async function readStageRecovery({
  stage,
  options,
}: Pick<RecoveryContext, 'stage' | 'options'>): Promise<StageRecovery> {
  const caller = await stageCaller(stage, options);
  const { outputs } = await stageStack(stage, caller);
  const live = Object.keys(stage.tables).map((id) => liveTable(stage, outputs, id));
  return withRecoveryClients(caller, (clients) =>
    withRecoveryAdvice('Listing', async () => {
      const awsBackup = await readBackupSettings(clients.backup);
      const tables: TableRecovery[] = [];
      // One table at a time: the limit of ListBackups is five requests per second.
      for (const table of live) tables.push(await readTableRecovery(clients, table));
      const { account, region } = caller;
      return { stackName: stage.stackName, account, region, awsBackup, tables };
    }),
  );
}
