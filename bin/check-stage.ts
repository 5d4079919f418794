import { writeFile } from 'node:fs/promises';
import type { StageConfig } from '../lib/stage/schema/stage-schema';
import { verifyDeployment } from '../tools/check/run/verify-deployment';
import { probeSummary, probeTable } from '../tools/check/evidence/probe-table';
import { CleanUp } from '../tools/check/run/clean-up';
import { evidence, isProven, junit } from '../tools/check/evidence/evidence';
import { probePlan } from '../tools/check/probes/probe-plan';
import { writeJsonFile } from '../tools/write-whole-file';
import { confirmOnAws } from '../tools/sdk/caller-identity';
import { stackInPlace } from './deployed-stage';
import { stopping } from './stopping';

export interface CheckFlags {
  readonly region?: string;
  readonly endpoint?: string;
  readonly yes?: boolean;
  readonly requireEnforced?: boolean;
  readonly out: string;
  readonly junit?: string;
}

/**
 * Runs the probes of a stage against its deployed stack, and writes and tells what came of them.
 *
 * @returns whether everything came out as expected
 */
export async function checkDeployedStage(stage: StageConfig, flags: CheckFlags): Promise<boolean> {
  const began = new Date();
  const { caller, stack } = await stackInPlace(stage, flags);
  const { stackName } = stage;
  const { endpoint } = caller;
  if (!flags.yes) await confirmOnAws(caller, whatIsDone(stage));
  const cleanUp = new CleanUp();
  // AWS enforces: where it seems not to, this is not AWS.
  const { requireEnforced = endpoint === undefined } = flags;
  const result = await verifyDeployment(
    { stage, outputs: stack.outputs, target: caller, requireEnforced },
    { progress, isStopped: stopping(() => cleanUp.left), cleanUp },
  );
  progress('');
  const { arn, account, region } = caller;
  const circumstances = {
    ...{ stackName, stackId: stack.stackId, account, region, caller: arn, began },
    ended: new Date(),
    endpoint: endpoint ?? 'AWS',
  };
  await writeJsonFile(flags.out, evidence(result, circumstances));
  if (flags.junit !== undefined) {
    await writeFile(flags.junit, junit(result.results, circumstances));
  }
  console.log(probeTable(result.results));
  if (!result.enforced.policies || !result.enforced.tokens) console.log(DECIDED);
  result.left.forEach((one) => console.log(`not removed, so remove it by hand: ${one}`));
  console.log(probeSummary(result.results));
  console.log(
    `wrote ${[flags.out, ...(flags.junit === undefined ? [] : [flags.junit])].join(', ')}`,
  );
  return isProven(result);
}

const DECIDED =
  'decided: this endpoint does not enforce it, so the policies and settings were read back from what is deployed and decided by the policy engine';

function whatIsDone(stage: StageConfig): string {
  const { users, probes } = probePlan(stage);
  return `The check creates ${users.length} temporary users, makes ${probes.length} calls as them on ${Object.keys(stage.tables).length} tables, and removes users, identities and items again.`;
}

/** The latest line, where a person watches. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}
