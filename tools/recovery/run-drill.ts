import { confirmOnAws, describeCallerIdentity, type CallerIdentity } from '../sdk/caller-identity';
import type { DeployedStack } from '../sdk/deployed-stack';
import { stageCaller, stageStack } from '../sdk/stage-stack';
import { assertWritable, writeJsonFile, writeWholeFile } from '../write-whole-file';
import { drillEvidence, drillJunit } from './drill/drill-evidence';
import { hasPassed, type TableDrill } from './drill/drill-result';
import { drillTable, type DrillRun, type FinishedDrill } from './drill/drill-table';
import { drilledStage } from './drill/drilled-stage';
import { LEFT_FOR_SURE_MS, leftovers, removeLeftovers } from './drill/remove-leftovers';
import { liveTable, type LiveTable } from './live-table';
import type { RecoveryContext } from './recovery-context';
import { withRecoveryClients } from './recovery-clients';
import type { DrillRequest } from './restore-request';
import { instant, stackBackupsOf } from './restore/restore-source';
import { duration, waitingFor } from './waiting';
import { withRecoveryAdvice } from './with-recovery-advice';

/**
 * Restores the latest point of each table into a temporary table, compares it with the live one, deletes it, and writes
 * the evidence. First it deletes what interrupted drills left.
 *
 * @returns whether every comparison passed, and every temporary table is deleted
 */
export async function runDrill(
  request: DrillRequest,
  { stage, options, terminal }: RecoveryContext,
): Promise<boolean> {
  const began = new Date();
  for (const file of [request.out, request.junit ?? request.out]) assertWritable(file);
  const caller = await stageCaller(stage, options);
  terminal.print(describeCallerIdentity(caller));
  const stack = await stageStack(stage, caller);
  const drilled = drilledStage(stage, stack.outputs, caller);
  const { table } = request;
  const lives = table === undefined ? drilled.lives : [liveTable(stage, stack.outputs, table)];
  if (!options.yes) await confirmOnAws(caller, planOf(lives));
  const waiting = waitingFor(caller, terminal, terminal.stopping());
  return withRecoveryClients(caller, (clients) =>
    withRecoveryAdvice('The drill', async () => {
      const earlier = await leftovers(clients, drilled, LEFT_FOR_SURE_MS);
      for (const { tableName } of earlier) terminal.print(`An earlier drill left ${tableName}`);
      const left = await removeLeftovers(clients, drilled, earlier, waiting);
      const { stackName, records } = drilled;
      const stackBackups = stackBackupsOf(stack.outputs);
      const run = { clients, stackName, stackBackups, records, began: instant(began), waiting };
      const finished = await drillAll(lives, run);
      terminal.showProgress('');
      const result = {
        drills: finished.map(({ drill }) => drill),
        notRemoved: [...left, ...finished.flatMap((one) => one.left)],
      };
      resultLines(result).forEach(terminal.print);
      const circumstances = { ...placeOf(stackName, stack, caller), began, ended: new Date() };
      terminal.print(`Wrote ${write(result, circumstances, request).join(', ')}`);
      return hasPassed(result.drills) && result.notRemoved.length === 0;
    }),
  );
}

interface DrillResult {
  readonly drills: readonly TableDrill[];
  readonly notRemoved: readonly string[];
}

function planOf(lives: readonly LiveTable[]): string {
  const tables = lives.length === 1 ? '1 table' : `${lives.length} tables`;
  return `The drill restores ${tables} (${lives.map(({ id }) => id).join(', ')}) into temporary tables, which costs as much as a restore, reads items of both, and deletes the temporary tables.`;
}

/** AWS runs 50 restores of an account at a time. Source: DynamoDB API reference, RestoreTableToPointInTime. */
const AT_A_TIME = 20;

async function drillAll(lives: readonly LiveTable[], run: DrillRun): Promise<FinishedDrill[]> {
  const finished: FinishedDrill[] = [];
  for (let at = 0; at < lives.length && !run.waiting.isStopped(); at += AT_A_TIME) {
    const batch = lives.slice(at, at + AT_A_TIME);
    finished.push(...(await Promise.all(batch.map((live) => drillTable(live, run)))));
  }
  return finished;
}

function placeOf(
  stackName: string,
  { stackId }: DeployedStack,
  { account, region, arn: caller, endpoint = 'AWS' }: CallerIdentity,
) {
  return { stackName, stackId, account, region, endpoint, caller };
}

function resultLines({ drills, notRemoved }: DrillResult): string[] {
  return [
    ...drills.flatMap(({ table, checks, restoreMs, source }) => {
      const failed = checks.filter(({ passed }) => !passed);
      const time = restoreMs === undefined ? '' : ` in ${duration(restoreMs)}`;
      return failed.length === 0
        ? [`✔ ${table}: restored as of ${source?.time}${time}, ${checks.length} checks passed`]
        : failed.map(({ check, detail }) => `✖ ${table}: ${check}: ${detail}`);
    }),
    ...notRemoved.map((one) => `✖ Not deleted: ${one}`),
    ...(notRemoved.length > 0 ? ['--clean-up deletes them, and so does the next drill.'] : []),
  ];
}

/** @returns the files */
function write(
  { drills, notRemoved }: DrillResult,
  circumstances: Parameters<typeof drillEvidence>[2],
  { out, junit }: DrillRequest,
): string[] {
  writeJsonFile(out, drillEvidence(drills, notRemoved, circumstances));
  if (junit === undefined) return [out];
  writeWholeFile(junit, drillJunit(drills, circumstances));
  return [out, junit];
}
