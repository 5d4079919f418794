import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { errorLine } from '../../sdk/aws-errors';
import { tableDescription, type LiveTable } from '../live-table';
import type { RecoveryClients } from '../recovery-clients';
import type { RestoreSource, StackBackups } from '../restore/restore-source';
import { drillName } from '../restore/restored-name';
import { startRestore } from '../restore/start-restore';
import { untilRestored } from '../restore/until-restored';
import { readTableSettings } from '../settings/read-table-settings';
import { settingDifferences } from '../settings/setting-differences';
import { tableKey } from '../settings/table-key';
import { SETTING_NAMES } from '../settings/table-settings';
import { StoppedError, type Waiting } from '../waiting';
import { countItems, sampleItems } from './compare-items';
import { definitionChecks } from './definition-checks';
import type { DrillRecords } from './drill-record';
import { countCheck, sampleCheck, type DrillCheck, type TableDrill } from './drill-result';
import { deleteDrillTable, tagAsDrill } from './drill-tables';
import { latestSource } from './latest-source';

/** What the drills of all tables share. */
export interface DrillRun {
  readonly clients: RecoveryClients;
  readonly stackName: string;
  readonly stackBackups: StackBackups | undefined;
  readonly records: DrillRecords;
  /** The time in the names of the temporary tables. */
  readonly began: string;
  readonly waiting: Waiting;
}

/** The drill of a table, and the temporary table if it could not be deleted. */
export interface FinishedDrill {
  readonly drill: TableDrill;
  readonly left: readonly string[];
}

/** Restores the latest point of a table into a temporary one, compares them, and deletes the temporary one. */
export async function drillTable(live: LiveTable, run: DrillRun): Promise<FinishedDrill> {
  const source = await latestSource(run.clients, live, run.stackBackups).catch(errorLine);
  if (source === undefined) {
    const detail = 'no point-in-time recovery and no backup';
    return { drill: failed(live, undefined, undefined, detail), left: [] };
  }
  if (typeof source === 'string') {
    return { drill: failed(live, undefined, undefined, source), left: [] };
  }
  const temporaryTable = drillName(live.tableName, run.began);
  run.records.add(temporaryTable);
  const drill = await compared(live, source, temporaryTable, run).catch((error: unknown) =>
    failed(live, source, temporaryTable, errorLine(error)),
  );
  return { drill, left: await remove(live, temporaryTable, run) };
}

async function compared(
  live: LiveTable,
  source: RestoreSource,
  temporaryTable: string,
  run: DrillRun,
): Promise<TableDrill> {
  const { dynamoDb } = run.clients;
  const began = Date.now();
  const description = await tableDescription(dynamoDb, live.tableName);
  if (description === undefined) throw new Error(`The table ${live.tableName} does not exist.`);
  const target = { tableName: temporaryTable, key: tableKey(description, live.hasOwnKey) };
  const jobId = await startRestore(run.clients, source, target);
  const restored = await untilRestored(run.clients, temporaryTable, jobId, run.waiting);
  const restoreMs = Date.now() - began;
  await tagAsDrill(dynamoDb, String(restored.TableArn), run.stackName);
  run.waiting.showProgress(`${temporaryTable}: comparing`);
  const items = await comparedItems(live, restored, run);
  return {
    ...empty(live, source, temporaryTable),
    restoreMs,
    notCarried: await notCarried(live, temporaryTable, run),
    ...items,
    checks: [
      { check: 'restore', passed: true, detail: `as of ${source.time}` },
      ...definitionChecks(description, restored, live.hasOwnKey),
      ...items.checks,
    ],
  };
}

async function comparedItems(live: LiveTable, restored: TableDescription, run: DrillRun) {
  const { dynamoDb } = run.clients;
  const { TableName: name = '', KeySchema: keySchema = [] } = restored;
  const counts = {
    restored: await countItems(dynamoDb, name),
    live: await countItems(dynamoDb, live.tableName),
  };
  const tables = { live: live.tableName, restored: name, keySchema };
  const sample = await sampleItems(dynamoDb, tables, counts.restored, run.waiting);
  const checks = [countCheck(counts.live, counts.restored), sampleCheck(sample)];
  return { counts, sample, checks };
}

/** The settings that a restore sets again. */
async function notCarried(live: LiveTable, temporaryTable: string, { clients }: DrillRun) {
  const [ofLive, ofRestored] = await Promise.all(
    [live.tableName, temporaryTable].map((name) =>
      readTableSettings(clients, name, live.hasOwnKey),
    ),
  );
  if (ofLive === undefined || ofRestored === undefined) return [];
  return settingDifferences(ofLive, ofRestored).map((setting) => SETTING_NAMES[setting]);
}

function empty(
  { id: table, tableName }: LiveTable,
  source: RestoreSource | undefined,
  temporaryTable: string | undefined,
): Omit<TableDrill, 'checks'> {
  const nothing = { restoreMs: undefined, counts: undefined, sample: [], notCarried: [] };
  return { table, tableName, temporaryTable, source, ...nothing };
}

function failed(
  live: LiveTable,
  source: RestoreSource | undefined,
  temporaryTable: string | undefined,
  detail: string,
): TableDrill {
  const check: DrillCheck = { check: 'restore', passed: false, detail };
  return { ...empty(live, source, temporaryTable), checks: [check] };
}

/** @returns the table and the reason, if it is left for the next drill */
async function remove(
  live: LiveTable,
  temporaryTable: string,
  { clients, stackName, records, waiting }: DrillRun,
): Promise<string[]> {
  const owner = { lives: [live], stackName, isRecorded: true };
  try {
    await deleteDrillTable(clients.dynamoDb, temporaryTable, owner, waiting);
    records.remove(temporaryTable);
    return [];
  } catch (error) {
    const reason = error instanceof StoppedError ? 'stopped' : errorLine(error);
    return [`${temporaryTable}: ${reason}`];
  }
}
