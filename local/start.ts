import { join } from 'node:path';
import type { Stage } from '../lib/config/schema/stage-schema';
import { amplifyOutputs, type DeployedOutputs } from '../lib/outputs/amplify-outputs';
import { deployedOutputs } from '../lib/outputs/deployed-outputs';
import { writeJsonFile } from '../lib/outputs/write-json-file';
import { cdk } from './cdk';
import { startEmulator, type Emulator } from './emulator';
import { localClientConfig } from './local-client-config';
import { localEnvironment } from './local-environment';
import { findPython, pythonEnvironment } from './python-environment';
import { Run } from './run';
import { needsStandInUserPool, withStandInUserPool } from './stand-in-user-pool';
import { step, stepsAtOnce, type Shown } from './step';
import { useAsUser } from './user/use-as-user';

const ROOT = join(__dirname, '..');
const LOCAL = join(ROOT, '.local');
const CLIENT_FILE = join(ROOT, 'amplify_outputs.json');

/** Where a stage without `env` is deployed on this machine. */
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

export interface StartOptions {
  /** Leave the local AWS running at the end. */
  readonly keep: boolean;
  /** 1 to 65535. @default - a free one */
  readonly port?: number;
}

/** What a run leaves behind. */
export interface Started {
  readonly outputs: DeployedOutputs;
  /** The path of the client configuration file. */
  readonly clientFile: string;
  readonly emulator: Emulator;
}

/**
 * Deploys a stage to a local AWS of its own with the real CDK CLI, and uses it as a signed-in user would.
 *
 * The local AWS ends with this process, whichever way it ends, unless it is to be kept and all went well.
 */
export async function start(stage: Stage, { keep, port }: StartOptions): Promise<Started> {
  const run = new Run(join(LOCAL, 'runs', String(process.pid)));
  const python = await step('Python environment of the local AWS', async () =>
    pythonEnvironment(LOCAL, await findPython()),
  );
  const emulator = await step('Local AWS (MiniStack)', async (shown) => {
    const { directory } = run;
    const { account = ACCOUNT, region = REGION } = stage.env;
    const started = (pid: number) => run.stopAtExit(pid);
    const running = await startEmulator({ python, directory, account, region, port, started });
    shown.title += ` → ${running.endpoint}, account ${account}, ${region}`;
    return running;
  });

  const outputs = await deploy(stage, emulator, run.directory);
  const client = amplifyOutputs(stage, outputs);
  await step('Client configuration file', async (shown) => {
    await writeJsonFile(CLIENT_FILE, client);
    shown.title += ` → ${CLIENT_FILE}`;
  });
  await useAsUser(stage, emulator, client);
  if (keep) run.leave();
  return { outputs, clientFile: CLIENT_FILE, emulator };
}

/** Bootstraps the account and deploys the stage to it. */
async function deploy(stage: Stage, emulator: Emulator, directory: string) {
  const environment = {
    ...localEnvironment(emulator, process.env),
    CDK_HOME: join(directory, 'cdk-home'),
  };
  const runCdk = (shown: Shown, cwd: string, ...args: string[]) => {
    const line = (text: string) => {
      if (process.stdout.isTTY) shown.output = text;
    };
    return cdk(args, { environment, directory: cwd, line });
  };
  const config = join(directory, 'stage.json');
  const assembly = join(directory, 'cdk.out');

  await step('Stage file for the local AWS', async (shown) => {
    const standIn = needsStandInUserPool(stage);
    if (standIn) shown.title += ': a user pool made here stands in for the existing one';
    await writeJsonFile(config, standIn ? await withStandInUserPool(stage, emulator) : stage);
  });
  await stepsAtOnce(
    [
      'cdk bootstrap',
      // From a folder without a cdk.json, so that the CLI does not synthesize the app for it.
      (shown) =>
        runCdk(shown, directory, 'bootstrap', `aws://${emulator.account}/${emulator.region}`),
    ],
    [
      'cdk synth',
      (shown) => runCdk(shown, ROOT, 'synth', '-q', '-c', `config=${config}`, '-o', assembly),
    ],
  );
  return step('cdk deploy', async (shown) => {
    const unattended = [
      '--require-approval',
      'never',
      '--method',
      'direct',
      '--progress',
      'events',
    ];
    await runCdk(shown, ROOT, 'deploy', '--app', assembly, ...unattended);
    shown.title += ` → ${stage.stackName}`;
    return deployedOutputs(stage.stackName, localClientConfig(emulator));
  });
}
