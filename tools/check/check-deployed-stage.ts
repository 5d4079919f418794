import { writeFile } from 'node:fs/promises';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { confirmOnAws, describeCallerIdentity, type CallerIdentity } from '../sdk/caller-identity';
import type { DeployedStack } from '../sdk/deployed-stack';
import { stageCaller, stageStack, type StackOptions } from '../sdk/stage-stack';
import { writeJsonFile } from '../write-whole-file';
import { evidence, isProven, junit, type CheckCircumstances } from './evidence/evidence';
import { probeSummary, probeTable } from './evidence/probe-table';
import { probePlan } from './probes/probe-plan';
import { CleanUp } from './run/clean-up';
import { verifyDeployment, type VerificationResult } from './run/verify-deployment';
import type { Terminal } from './terminal';

export interface CheckOptions extends StackOptions {
  readonly yes?: boolean;
  readonly requireEnforced?: boolean;
  /** The file of the evidence. */
  readonly out: string;
  /** The file of the results as JUnit XML. @default - none */
  readonly junit?: string;
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
  const caller = await stageCaller(stage, options);
  terminal.print(describeCallerIdentity(caller));
  const stack = await stageStack(stage, caller);
  if (!options.yes) await confirmOnAws(caller, planOf(stage));
  const result = await probe(stage, stack, caller, options, terminal);
  const circumstances = circumstancesOf(stage, stack, caller, began);
  const written = await writeResults(result, circumstances, options);
  for (const line of resultLines(result)) terminal.print(line);
  terminal.print(`wrote ${written.join(', ')}`);
  return isProven(result);
}

function planOf(stage: StageConfig): string {
  const { users, probes } = probePlan(stage);
  return `The check creates ${users.length} temporary users, makes ${probes.length} calls as them on ${Object.keys(stage.tables).length} tables, and removes users, identities and items again.`;
}

async function probe(
  stage: StageConfig,
  { outputs }: DeployedStack,
  caller: CallerIdentity,
  options: CheckOptions,
  { showProgress, stopping }: Terminal,
): Promise<VerificationResult> {
  const cleanUp = new CleanUp();
  // Only a local AWS may leave policies unenforced.
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
async function writeResults(
  result: VerificationResult,
  circumstances: CheckCircumstances,
  options: CheckOptions,
): Promise<readonly string[]> {
  await writeJsonFile(options.out, evidence(result, circumstances));
  if (options.junit === undefined) return [options.out];
  await writeFile(options.junit, junit(result.results, circumstances));
  return [options.out, options.junit];
}

const DECIDED =
  'decided: this endpoint does not enforce it, so the policies and settings were read back from what is deployed and decided by the policy engine';

function resultLines({ results, enforced, left }: VerificationResult): readonly string[] {
  return [
    probeTable(results),
    ...(enforced.policies && enforced.tokens ? [] : [DECIDED]),
    ...left.map((one) => `not removed, so remove it by hand: ${one}`),
    probeSummary(results),
  ];
}
