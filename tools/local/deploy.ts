import { join } from 'node:path';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { stageConfigInput } from '../../lib/stage/stage-config-input';
import { deployedOutputs, type DeployedOutputs } from '../sdk/deployed-outputs';
import { writeJsonFile } from '../write-whole-file';
import { cdk } from './cdk';
import type { Emulator } from './emulator';
import { localClientConfig } from './local-client-config';
import { localEnvironment } from './local-environment';
import { step, stepsAtOnce, type Shown } from './step';

const ROOT = join(__dirname, '..', '..');

/** Nothing to answer, no change set to review, and a line an event. */
const UNATTENDED = ['--require-approval', 'never', '--method', 'direct', '--progress', 'events'];

/**
 * Bootstraps the local account and deploys a stage to it, both with the real CLI.
 *
 * @param directory where the stage file as deployed, the assembly and the CLI's own files go
 */
export async function deploy(
  stage: StageConfig,
  emulator: Emulator,
  directory: string,
): Promise<DeployedOutputs> {
  const assembly = join(directory, 'cdk.out');
  // The CLI's settings and caches are in the home folder: here it has one of its own.
  const environment = {
    ...localEnvironment(emulator, process.env),
    HOME: directory,
    CDK_HOME: directory,
  };
  const runCdk = (shown: Shown, cwd: string, ...args: string[]) =>
    cdk(args, { environment, directory: cwd, line: progress(shown) });

  const config = join(directory, 'stage.json');
  await writeJsonFile(config, stageConfigInput(stage));
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
    await runCdk(shown, ROOT, 'deploy', '--app', assembly, ...UNATTENDED);
    shown.title += ` → ${stage.stackName}`;
    return deployedOutputs(stage.stackName, localClientConfig(emulator));
  });
}

/** Where nobody watches, the CLI's lines would only fill the log. */
function progress(shown: Shown): (text: string) => void {
  return (text) => {
    if (process.stdout.isTTY) shown.output = text;
  };
}
