import { join } from 'node:path';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { LOCAL } from '../local/local-folder';
import { confirmOnAws, describeCallerIdentity, type CallerIdentity } from '../sdk/caller-identity';
import { stageCaller, stageStack } from '../sdk/stage-stack';
import { CopyRecordFile, type CopyRecord } from './copy-back/copy-record';
import { copyTables, type CopyTable, type CopyTables } from './copy-back/copy-tables';
import { rowSelection } from './copy-back/row-selection';
import { CopyStopped, copyRows, countRows, type Copy } from './copy-back/run-copy';
import { liveTable } from './live-table';
import type { RecoveryContext } from './recovery-context';
import { withRecoveryClients } from './recovery-clients';
import type { CopiedRows, CopyBackRequest } from './restore-request';
import { tableOfStage } from './table-of-stage';
import { withRecoveryAdvice } from './with-recovery-advice';

/** Copies that have begun. */
const RECORDS = join(LOCAL, 'copies');

/**
 * Copies the items of a tenant, of a user or with a partition key from a restored table into the live one, after a count.
 * Deletes nothing, and writes no other item.
 *
 * @throws {CommandError} if the table does not isolate such rows
 */
export async function copyBack(
  request: CopyBackRequest,
  { stage, options, terminal }: RecoveryContext,
): Promise<boolean> {
  const { table, restored, overwrite, dryRun } = request;
  const selection = rowSelection(table, tableOfStage(stage, table), request.rows);
  const caller = await stageCaller(stage, options);
  terminal.print(describeCallerIdentity(caller));
  const { outputs } = await stageStack(stage, caller);
  const { tableName } = liveTable(stage, outputs, table);
  const isStopped = terminal.stopping();
  return withRecoveryClients(caller, ({ dynamoDb: client }) =>
    withRecoveryAdvice('Copying', async () => {
      const tables = await copyTables(client, restored, tableName);
      const target = { tableName, keys: tables.to.keys, selection, overwrite };
      const { showProgress } = terminal;
      const copy: Copy = { client, tables, target, isStopped, showProgress };
      const file = new CopyRecordFile(RECORDS, identityOf(caller, stage, request, tables));
      const earlier = dryRun ? undefined : file.read();
      const began = earlier ?? (await firstRecord(copy, request, terminal.print));
      if (dryRun || began.found === 0) return true;
      if (!options.yes) await confirmOnAws(caller, planOf(request, tables));
      terminal.print(beginning(began));
      const done = await copyRows(copy, began, (record) => {
        file.save(record);
      }).catch((error: unknown) => {
        throw error instanceof CopyStopped ? stopped() : error;
      });
      file.remove();
      terminal.print(`✔ ${done.copied} items copied into ${tableName}, ${done.kept} kept`);
      return true;
    }),
  );
}

function identityOf(
  { account, region, endpoint = 'AWS' }: CallerIdentity,
  { stackName }: StageConfig,
  { rows, overwrite }: CopyBackRequest,
  { from, to }: CopyTables,
): string[] {
  const tables = [from, to].flatMap(({ tableName, tableId }) => [tableName, tableId]);
  return [account, region, endpoint, stackName, ...tables, JSON.stringify(rows), String(overwrite)];
}

/** The dry run. */
async function firstRecord(
  copy: Copy,
  { rows, overwrite }: CopyBackRequest,
  print: (line: string) => void,
): Promise<CopyRecord> {
  const { found, present } = await countRows(copy);
  const { from, to } = copy.tables;
  print(
    `${found} items of ${wordsOf(rows)} in ${describe(from)}; ${present} of them exist in ${to.tableName} and are ${overwrite ? 'replaced' : 'kept'}, ${found - present} do not`,
  );
  return { found, copied: 0, kept: 0, after: undefined };
}

function describe({ tableName, restored }: CopyTable): string {
  return restored === undefined ? tableName : `${tableName} (restored from ${restored})`;
}

function wordsOf(rows: CopiedRows): string {
  switch (rows.kind) {
    case 'tenant':
      return `the tenant ${JSON.stringify(rows.tenant)}`;
    case 'user':
      return `the user ${JSON.stringify(rows.user)}`;
    case 'partitionKey':
      return `the partition key ${JSON.stringify(rows.value)}`;
  }
}

function planOf({ rows, overwrite }: CopyBackRequest, { from, to }: CopyTables): string {
  const existing = overwrite ? 'replaced' : 'kept';
  return `The items of ${wordsOf(rows)} are copied from ${from.tableName} into ${to.tableName}. Items that exist there are ${existing}.`;
}

function beginning({ found, copied, kept }: CopyRecord): string {
  const handled = copied + kept;
  return handled === 0
    ? `Copying ${found} items`
    : `Continuing after ${handled} of ${found} items, of which ${copied} were copied`;
}

function stopped(): Error {
  return new Error('Stopped. Run the same command again to continue.');
}
