import { join } from 'node:path';
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { LOCAL } from '../local/local-folder';
import { confirmOnAws, describeCallerIdentity, type CallerIdentity } from '../sdk/caller-identity';
import { stageCaller, stageStack } from '../sdk/stage-stack';
import { liveTable, tableDescription, type LiveTable } from './live-table';
import type { RecoveryContext } from './recovery-context';
import { withRecoveryClients, type RecoveryClients } from './recovery-clients';
import type { RestorePoint, RestoreTableRequest } from './restore-request';
import { RestoreRecordFile, type RestoreRecord } from './restore/restore-record';
import { restoreSource, stackBackupsOf, type RestoreSource } from './restore/restore-source';
import { restoredName } from './restore/restored-name';
import { startRestore } from './restore/start-restore';
import { untilRestored } from './restore/until-restored';
import { reApplyEverywhere, type ReAppliedEverywhere } from './settings/re-apply-everywhere';
import { tableKey } from './settings/table-key';
import { duration, StoppedError, waitingFor, type Waiting } from './waiting';
import { withRecoveryAdvice } from './with-recovery-advice';

/** Restores that have begun. */
const RECORDS = join(LOCAL, 'restores');

/**
 * Restores a table into a new one, and sets the settings that AWS does not restore. The live table stays as it is.
 *
 * @returns whether all settings are those of the live table
 */
export async function restoreTable(
  request: RestoreTableRequest,
  { stage, options, terminal }: RecoveryContext,
): Promise<boolean> {
  const caller = await stageCaller(stage, options);
  terminal.print(describeCallerIdentity(caller));
  const { outputs } = await stageStack(stage, caller);
  const live = liveTable(stage, outputs, request.table);
  const file = recordFile(caller, stage.stackName, request);
  return withRecoveryClients(caller, (clients) =>
    withRecoveryAdvice('Restoring', async () => {
      const description = await liveDescription(clients, live);
      const earlier = file.read();
      const backups = stackBackupsOf(outputs);
      const record =
        earlier ??
        (await newRecord(
          clients,
          live,
          await restoreSource(clients, live, request.point, backups),
        ));
      if (!options.yes) await confirmOnAws(caller, planOf(live, record));
      terminal.print(announcement(live, record, earlier !== undefined));
      const waiting = waitingFor(caller, terminal, terminal.stopping());
      const result = await run(clients, { live, description, record, file, waiting }).catch(
        (error: unknown) => {
          terminal.showProgress('');
          throw error instanceof StoppedError ? stopped(record) : error;
        },
      );
      terminal.showProgress('');
      resultLines(live, record, result).forEach(terminal.print);
      if (result.failed.length === 0) file.remove();
      return result.failed.length === 0;
    }),
  );
}

interface Restore {
  readonly live: LiveTable;
  readonly description: TableDescription;
  readonly record: RestoreRecord;
  readonly file: RestoreRecordFile;
  readonly waiting: Waiting;
}

async function run(
  clients: RecoveryClients,
  { live, description, record, file, waiting }: Restore,
): Promise<ReAppliedEverywhere> {
  let { jobId } = record;
  if (!record.isAccepted) {
    file.save(record);
    const target = { tableName: record.target, key: tableKey(description, live.hasOwnKey) };
    jobId = await startRestore(clients, record.source, target).catch((error: unknown) => {
      if (isRefusal(error)) file.remove();
      throw error;
    });
    file.save({ ...record, isAccepted: true, jobId });
  }
  await untilRestored(clients, record.target, jobId, waiting).catch((error: unknown) => {
    // What AWS has given up is not continued.
    if (!(error instanceof StoppedError) && isOwnError(error)) file.remove();
    throw error;
  });
  return reApplyEverywhere(clients, live, record.target, waiting);
}

/** Whether AWS refused the request, so that nothing is being restored. */
function isRefusal(error: unknown): boolean {
  return (error as { readonly $fault?: unknown }).$fault === 'client';
}

/** Errors of AWS have a name of their own, and the restore goes on. */
function isOwnError(error: unknown): boolean {
  return (error as Error).name === 'Error';
}

function recordFile(
  { account, region, endpoint = 'AWS' }: CallerIdentity,
  stackName: string,
  { table, point }: RestoreTableRequest,
): RestoreRecordFile {
  const restore = [account, region, endpoint, stackName, table, pointId(point)];
  return new RestoreRecordFile(RECORDS, restore);
}

function pointId(point: RestorePoint): string {
  switch (point.kind) {
    case 'time':
      return point.at.toISOString();
    case 'latest':
      return 'latest';
    case 'backup':
      return point.arn;
  }
}

async function liveDescription(
  { dynamoDb }: RecoveryClients,
  { id, tableName }: LiveTable,
): Promise<TableDescription> {
  const found = await tableDescription(dynamoDb, tableName);
  if (found !== undefined) return found;
  throw new Error(
    `The table ${id} (${tableName}) does not exist. docs/recovery.md says how to restore a deleted table under its own name.`,
  );
}

/** A restore under a name that no table has. */
async function newRecord(
  { dynamoDb }: RecoveryClients,
  { tableName }: LiveTable,
  source: RestoreSource,
): Promise<RestoreRecord> {
  for (let attempt = 1; ; attempt++) {
    const target = restoredName(tableName, source.time, attempt);
    if ((await tableDescription(dynamoDb, target)) === undefined) {
      return { source, target, began: Date.now(), isAccepted: false };
    }
  }
}

function planOf({ id, tableName }: LiveTable, { source, target }: RestoreRecord): string {
  return `The table ${id} (${tableName}) is restored as of ${source.time} into the new table ${target}, which costs as much as its data, and gets the settings of the live table. The live table stays as it is.`;
}

function announcement(
  { id }: LiveTable,
  { source, target, began }: RestoreRecord,
  isContinued: boolean,
): string {
  return isContinued
    ? `Continuing the restore of ${id} into ${target}, which began ${duration(Date.now() - began)} ago`
    : `Restoring ${id} as of ${source.time} into ${target}`;
}

function stopped({ target }: RestoreRecord): Error {
  return new Error(
    `Stopped. AWS continues to restore into ${target}. Run the same command again to continue.`,
  );
}

function resultLines(
  { id }: LiveTable,
  { source, target, began }: RestoreRecord,
  { applied, failed }: ReAppliedEverywhere,
): string[] {
  return [
    `✔ Restored ${id} as of ${source.time} into ${target} in ${duration(Date.now() - began)}`,
    ...(applied.length > 0 ? [`✔ Set as on the live table: ${applied.join(', ')}`] : []),
    ...failed.map((one) => `✖ Not set: ${one}`),
    ...(failed.length > 0
      ? ['Run the same command again to set the rest.']
      : [
          `Next, with the same stage: --table ${id} --restored ${target} --adopt, or --copy-back to copy some items back.`,
        ]),
  ];
}
