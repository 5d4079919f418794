import { join } from 'node:path';
import { SIGN_IN_OUTPUTS } from '../../lib/stage/output-names';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { confirmOnAws, describeCallerIdentity, type CallerIdentity } from '../sdk/caller-identity';
import type { DeployedStack } from '../sdk/deployed-stack';
import { stageCaller, stageStack, type StackOptions } from '../sdk/stage-stack';
import { assertWritable, writeJsonFile, writeWholeFile } from '../write-whole-file';
import { evidence, isProven, junit, type CheckCircumstances } from './evidence/evidence';
import { probeSummary } from './evidence/probe-summary';
import { probeTable } from './evidence/probe-table';
import { probePlan } from './probes/probe-plan';
import { CleanUp } from './run/clean-up';
import { describeLeftover } from './run/leftover';
import { RunRecord } from './run/run-record';
import { verifyDeployment, type VerificationResult } from './run/verify-deployment';
import type { Terminal } from './terminal';

/** Checks that are running, or were killed. */
const RECORDS = join(__dirname, '..', '..', '.local', 'checks');

export interface CheckOptions extends StackOptions {
  readonly requireEnforced?: boolean;
  /** The file of the evidence. */
  readonly out: string;
  /** The file of the results as JUnit XML. @default - none */
  readonly junit?: string;
  /** Print every probe. @default - those that failed */
  readonly verbose?: boolean | undefined;
}

/**
 * Runs the probes of a stage against its deployed stack, prints the results and writes them to files.
 *
 * @returns whether every result is as expected
 */
export async function checkDeployedStage(
  stage: StageConfig,
  options: CheckOptions,
  terminal: Terminal,
): Promise<boolean> {
  const began = new Date();
  for (const file of [options.out, options.junit ?? options.out]) assertWritable(file);
  const caller = await stageCaller(stage, options);
  terminal.print(describeCallerIdentity(caller));
  const stack = await stageStack(stage, caller);
  if (!options.yes) await confirmOnAws(caller, planOf(stage));
  const result = await probe(stage, stack, caller, options, terminal);
  const circumstances = circumstancesOf(stage, stack, caller, began);
  for (const line of resultLines(result, options)) terminal.print(line);
  const written = writeResults(result, circumstances, options);
  terminal.print(`Wrote ${written.join(', ')}`);
  return isProven(result);
}

function planOf(stage: StageConfig): string {
  const { users, probes } = probePlan(stage);
  const tables = Object.keys(stage.tables).length;
  return `The check creates ${users.length} temporary users, sends ${probes.length} requests on ${tables === 1 ? '1 table' : `${tables} tables`}, and removes the users, identities and items.`;
}

async function probe(
  stage: StageConfig,
  { outputs }: DeployedStack,
  caller: CallerIdentity,
  options: CheckOptions,
  { print, showProgress, stopping }: Terminal,
): Promise<VerificationResult> {
  const place = [
    caller.account,
    caller.region,
    caller.endpoint ?? 'AWS',
    outputs[SIGN_IN_OUTPUTS.userPool],
  ].join(' ');
  const record = new RunRecord(RECORDS, place);
  const earlier = record.adopt();
  for (const one of earlier)
    print(`An earlier check left this, and it is removed now: ${describeLeftover(one)}`);
  const cleanUp = new CleanUp(earlier, record.save);
  // On AWS, denials are always enforced.
  const { requireEnforced = caller.endpoint === undefined } = options;
  const result = await verifyDeployment(
    { stage, outputs, target: caller, requireEnforced },
    { progress: showProgress, isStopped: stopping(() => cleanUp.left), cleanUp },
  );
  showProgress('');
  return result;
}

function circumstancesOf(
  { stackName }: StageConfig,
  { stackId }: DeployedStack,
  { arn, account, region, endpoint = 'AWS' }: CallerIdentity,
  began: Date,
): CheckCircumstances {
  const place = { stackName, stackId, account, region, caller: arn };
  return { ...place, began, ended: new Date(), endpoint };
}

/** @returns the files */
function writeResults(
  result: VerificationResult,
  circumstances: CheckCircumstances,
  options: CheckOptions,
): readonly string[] {
  writeJsonFile(options.out, evidence(result, circumstances));
  if (options.junit === undefined) return [options.out];
  writeWholeFile(options.junit, junit(result.results, circumstances));
  return [options.out, options.junit];
}

const SIMULATED =
  'simulated: not enforced by this endpoint; denied by an IAM simulator from the deployed policies';

function resultLines(
  { results, left }: VerificationResult,
  { verbose = false }: Pick<CheckOptions, 'verbose'>,
): readonly string[] {
  const rows = verbose ? results : results.filter(({ passed }) => !passed);
  return [
    ...(rows.length > 0 ? [probeTable(rows), ''] : []),
    probeSummary(results),
    ...(results.some(({ outcome }) => outcome === 'simulated') ? [SIMULATED] : []),
    ...left.map((one) => `✖ Not removed; remove it yourself: ${one}`),
  ];
}
