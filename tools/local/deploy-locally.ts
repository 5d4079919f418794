import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { amplifyOutputs } from '../../lib/outputs/amplify-outputs';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { assertWritable, writeJsonFile, writeWholeFile } from '../write-whole-file';
import { cdkDeploy } from './cdk-deploy';
import { connectConsumers } from './consumers';
import { environmentFile, environmentText } from './environment-file';
import { assertUnclaimed } from './file-claims';
import type { Instance } from './instances';
import { keptInstance } from './kept-instance';
import type { LocalTarget } from './local-environment';
import { LOCAL, RUNS } from './local-folder';
import { localStage } from './local-stage';
import { removeEndedRuns, RunDirectory } from './run-directory';
import { OWNER_ONLY, recordedRuns, writeRun } from './run-record';
import { startInstance } from './start-instance';
import { runTask } from './task-list';

/** The account and Region of a stage without `env`. */
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

export interface LocalDeploymentOptions {
  /** The absolute path of the stage file. */
  readonly stageFile: string;
  /** Path of the client configuration file. */
  readonly clientFile: string;
  /** Path of the file that the caller writes the evidence of its check to. */
  readonly evidenceFile: string;
  /** 1 to 65535. @default - a free one */
  readonly port?: number | undefined;
  /** Whether the local AWS is to be kept: one that was kept for this stage file is deployed to. */
  readonly keep: boolean;
}

/** A stage on the local AWS. */
export interface LocalDeployment {
  /** The stage as deployed. */
  readonly stage: StageConfig;
  readonly outputs: DeployedOutputs;
  readonly target: LocalTarget;
  /**
   * Keeps the local AWS running after this process.
   *
   * @returns the file with its environment
   */
  readonly keep: () => string;
}

/**
 * Deploys a stage to a local AWS with the CDK CLI, and connects as its workloads and connectors. A local AWS that it
 * starts stops when this process ends, for any reason, unless it is kept. One that an earlier run kept stays.
 *
 * @param found is called if there is one
 * @throws {CommandError} if another run writes the same files, or the kept one cannot be used
 */
export async function deployLocally(
  stage: StageConfig,
  options: LocalDeploymentOptions,
  found: () => void,
): Promise<LocalDeployment> {
  const { stageFile, clientFile, port, keep } = options;
  assertWritable(clientFile);
  await removeEndedRuns(LOCAL, RUNS);
  const { account = ACCOUNT, region = REGION } = stage.env;
  const wanted = { stageFile, account, region, port };
  const kept = keep ? await keptInstance(RUNS, wanted) : undefined;
  const run = new RunDirectory(RUNS, { stageFile, files: filesOf(options) });
  assertFilesUnclaimed(run, kept);
  if (kept) found();
  const target = kept ? await showKept(kept) : await start(run, wanted);
  const local = await localStage(stage, target);
  const outputs = await cdkDeploy(local, target, run.directory);
  const client = amplifyOutputs(local, outputs);
  // Of two runs that began at once, neither may have found the other.
  assertFilesUnclaimed(run, kept);
  await runTask(`Client configuration file → ${clientFile}`, () => {
    writeJsonFile(clientFile, client);
    return Promise.resolve();
  });
  await connectConsumers({ stage: local, target, outputs });
  return { stage: local, outputs, target, keep: () => keepInstance(run, kept, target) };
}

function filesOf({ clientFile, evidenceFile, stageFile, keep }: LocalDeploymentOptions): string[] {
  return [clientFile, evidenceFile, ...(keep ? [environmentFile(stageFile)] : [])];
}

function assertFilesUnclaimed({ directory, record }: RunDirectory, kept?: Instance): void {
  const others = recordedRuns(RUNS).filter(
    ({ folder }) => folder !== directory && folder !== kept?.folder,
  );
  assertUnclaimed(
    record,
    others.map((other) => other.record),
  );
}

function showKept({ record }: Instance): Promise<LocalTarget> {
  const { target } = record;
  return runTask(`Local AWS: already running → ${target.endpoint}`, () => Promise.resolve(target));
}

async function start(
  run: RunDirectory,
  wanted: Parameters<typeof keptInstance>[1],
): Promise<LocalTarget> {
  const { directory, stopAtExit: started } = run;
  const { account, region, port } = wanted;
  const target = await startInstance({ directory, account, region, port, started });
  run.respondsAt(target);
  return target;
}

function keepInstance(run: RunDirectory, kept: Instance | undefined, target: LocalTarget): string {
  const { stageFile, files } = run.record;
  const file = environmentFile(stageFile);
  writeWholeFile(file, environmentText(target), OWNER_ONLY);
  if (kept) writeRun({ ...kept, record: { ...kept.record, files } });
  else run.keep(file);
  return file;
}
