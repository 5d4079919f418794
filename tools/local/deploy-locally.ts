import { join } from 'node:path';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { amplifyOutputs } from '../../lib/outputs/amplify-outputs';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { clientFileNames } from '../client-file-names';
import { assertWritable, writeJsonFile } from '../write-whole-file';
import { connectConsumers } from './consumers';
import { cdkDeploy } from './cdk-deploy';
import { startLocalAws, type LocalAws } from './gateway/gateway-process';
import { removeEndedRuns, RunDirectory } from './run-directory';
import { localStage } from './local-stage';
import { findPython, pythonEnvironment, type PythonPackages } from './python-environment';
import { runTask } from './task-list';

const LOCAL = join(__dirname, '..', '..', '.local');
const RUNS = join(LOCAL, 'runs');

const MINISTACK: PythonPackages = {
  purpose: 'the local AWS (MiniStack)',
  requirements: join(__dirname, 'requirements.txt'),
};

/** The account and Region of a stage without `env`. */
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

export interface LocalDeploymentOptions {
  /** Path of the client configuration file. */
  readonly clientFile: string;
  /** 1 to 65535. @default - a free one */
  readonly port?: number;
}

/** A stage on the local AWS. */
export interface LocalDeployment {
  /** The stage as deployed. */
  readonly stage: StageConfig;
  readonly outputs: DeployedOutputs;
  readonly localAws: LocalAws;
  /** Keeps the local AWS running after this process. */
  readonly keep: () => void;
}

/**
 * Starts a local AWS, deploys a stage to it with the CDK CLI, and connects as its workloads and connectors. The local AWS
 * stops when this process ends, for any reason, unless it is kept.
 */
export async function deployLocally(
  stage: StageConfig,
  options: LocalDeploymentOptions,
): Promise<LocalDeployment> {
  clientFileNames(stage, options.clientFile).forEach(({ file }) => assertWritable(file));
  removeEndedRuns(LOCAL, RUNS);
  const run = new RunDirectory(join(RUNS, String(process.pid)));
  const python = await runTask('Python environment of the local AWS', async () =>
    pythonEnvironment(LOCAL, await findPython(), MINISTACK),
  );
  const localAws = await runTask('Local AWS (MiniStack)', async (display) => {
    const { directory } = run;
    const { account = ACCOUNT, region = REGION } = stage.env;
    const started = (pid: number) => run.stopAtExit(pid);
    const { port } = options;
    const running = await startLocalAws({ python, directory, account, region, port, started });
    display.title += ` → ${running.endpoint}, account ${account}, ${region}`;
    return running;
  });
  const local = await localStage(stage, localAws);
  const outputs = await cdkDeploy(local, localAws, run.directory);
  for (const { file, client } of clientFileNames(local, options.clientFile)) {
    const content = amplifyOutputs(local, outputs, { client, endpoint: localAws.endpoint });
    await runTask(`Client configuration file → ${file}`, () => {
      writeJsonFile(file, content);
      return Promise.resolve();
    });
  }
  await connectConsumers({ stage: local, target: localAws, outputs });
  return { stage: local, outputs, localAws, keep: () => run.keep() };
}
