import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { amplifyOutputs } from '../../lib/outputs/amplify-outputs';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { clientFileNames } from '../client-file-names';
import { stageEnvironment } from '../stage-environment';
import { assertWritable, writeJsonFile } from '../write-whole-file';
import { cdkDeploy } from './cdk-deploy';
import { connectConsumers } from './consumers';
import type { LocalTarget } from './local-environment';
import { LocalRun } from './local-run';
import { localStage } from './local-stage';
import { runTask } from './task-list';

export interface LocalDeploymentOptions {
  /** The absolute path of the stage file. */
  readonly stageFile: string;
  /** Path of the client configuration file. */
  readonly clientFile: string;
  /** Path of the file that the caller writes the evidence of its check to. @default - no check */
  readonly evidenceFile?: string;
  /** 1 to 65535. @default - a free one */
  readonly port?: number | undefined;
  /** Whether the local AWS is to be kept: one that was kept for this stage file is deployed to. @default false */
  readonly keep?: boolean;
}

/** A stage on the local AWS. */
export interface LocalDeployment {
  /** The stage as deployed. */
  readonly stage: StageConfig;
  readonly outputs: DeployedOutputs;
  readonly localAws: LocalTarget;
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
  found: () => void = () => undefined,
): Promise<LocalDeployment> {
  const { stageFile, evidenceFile, port, keep = false } = options;
  const clientFiles = clientFileNames(stage, options.clientFile).map(({ file }) => file);
  clientFiles.forEach(assertWritable);
  const files = [...clientFiles, ...(evidenceFile === undefined ? [] : [evidenceFile])];
  const run = await LocalRun.begin({ stageFile, ...stageEnvironment(stage), port, files, keep });
  if (run.isKept) found();
  const target = await run.open();
  const local = await localStage(stage, target);
  const outputs = await cdkDeploy(local, target, run.directory);
  run.assertFilesUnclaimed();
  await writeClientFiles(local, outputs, { file: options.clientFile, endpoint: target.endpoint });
  await connectConsumers({ stage: local, target, outputs });
  return { stage: local, outputs, localAws: target, keep: () => run.keep(target) };
}

interface ClientFiles {
  /** The file of the default client. */
  readonly file: string;
  readonly endpoint: string;
}

async function writeClientFiles(
  stage: StageConfig,
  outputs: DeployedOutputs,
  { file: first, endpoint }: ClientFiles,
) {
  for (const { file, client } of clientFileNames(stage, first)) {
    const content = amplifyOutputs(stage, outputs, { client, endpoint });
    await runTask(`Client configuration file → ${file}`, () => {
      writeJsonFile(file, content);
      return Promise.resolve();
    });
  }
}
