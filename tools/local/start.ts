import { join } from 'node:path';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { amplifyOutputs } from '../../lib/outputs/amplify-outputs';
import type { DeployedOutputs } from '../sdk/deployed-stack';
import { writeJsonFile } from '../write-whole-file';
import { useAsConsumers } from './consumers/use-as-consumers';
import { deploy } from './deploy';
import { startEmulator, type Emulator } from './emulator';
import { removeLeftovers } from './leftovers';
import { localStage } from './local-stage';
import { findPython, pythonEnvironment, type PythonPackages } from './python-environment';
import { Run } from './run';
import { step } from './step';

const LOCAL = join(__dirname, '..', '..', '.local');
const RUNS = join(LOCAL, 'runs');

const MINISTACK: PythonPackages = {
  purpose: 'the local AWS (MiniStack)',
  requirements: join(__dirname, 'requirements.txt'),
};

/** Where a stage without `env` is deployed on this machine. */
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

export interface StartOptions {
  /** Where the client configuration file goes. */
  readonly clientFile: string;
  /** 1 to 65535. @default - a free one */
  readonly port?: number;
}

/** What a run leaves behind. */
export interface Started {
  /** As it was deployed. */
  readonly stage: StageConfig;
  readonly outputs: DeployedOutputs;
  readonly emulator: Emulator;
  /** Lets the local AWS go on after this process. */
  readonly keep: () => void;
}

/**
 * Deploys a stage to a local AWS of its own with the real CDK CLI, and uses it as its workloads and connectors would.
 *
 * The local AWS ends with this process, whichever way it ends, unless it is told to go on.
 */
export async function start(stage: StageConfig, options: StartOptions): Promise<Started> {
  removeLeftovers(LOCAL, RUNS);
  const run = new Run(join(RUNS, String(process.pid)));
  const python = await step('Python environment of the local AWS', async () =>
    pythonEnvironment(LOCAL, await findPython(), MINISTACK),
  );
  const emulator = await step('Local AWS (MiniStack)', async (shown) => {
    const { directory } = run;
    const { account = ACCOUNT, region = REGION } = stage.env;
    const started = (pid: number) => run.stopAtExit(pid);
    const { port } = options;
    const running = await startEmulator({ python, directory, account, region, port, started });
    shown.title += ` → ${running.endpoint}, account ${account}, ${region}`;
    return running;
  });
  const local = await localStage(stage, emulator);
  const outputs = await deploy(local, emulator, run.directory);
  const client = amplifyOutputs(local, outputs);
  await step(`Client configuration file → ${options.clientFile}`, () =>
    writeJsonFile(options.clientFile, client),
  );
  await useAsConsumers({ stage: local, target: emulator, outputs });
  return { stage: local, outputs, emulator, keep: () => run.leave() };
}
