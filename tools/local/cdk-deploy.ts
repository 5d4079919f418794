import { join } from 'node:path';
import { execa } from 'execa';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { stageConfigInput } from '../../lib/stage/stage-config-input';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { deployedOutputs } from '../sdk/deployed-stack';
import { writeJsonFile } from '../write-whole-file';
import { localClientConfig, localEnvironment, type LocalTarget } from './local-environment';
import { signalProcessGroup } from './process-group';
import { runTask, runTasksInParallel, type TaskDisplay } from './task-list';

const ROOT = join(__dirname, '..', '..');

/** No approval, no change set, and a line for each event. */
const UNATTENDED = ['--require-approval', 'never', '--method', 'direct', '--progress', 'events'];

/**
 * Bootstraps the local account and deploys a stage to it, with the CDK CLI.
 *
 * @param directory for the deployed stage file, the cloud assembly and the CLI's own files
 */
export async function cdkDeploy(
  stage: StageConfig,
  target: LocalTarget,
  directory: string,
): Promise<DeployedOutputs> {
  const assembly = join(directory, 'cdk.out');
  // The CLI keeps settings and caches in the home folder.
  const environment = {
    ...localEnvironment(target, process.env),
    HOME: directory,
    CDK_HOME: directory,
  };
  const cdk = (display: TaskDisplay, cwd: string, ...args: string[]) =>
    runCdk(args, { environment, directory: cwd, print: latestLine(display) });

  const config = join(directory, 'stage.json');
  writeJsonFile(config, stageConfigInput(stage));
  await runTasksInParallel(
    [
      'cdk bootstrap',
      // In a folder without cdk.json, the CLI does not synthesize the app.
      (display) => cdk(display, directory, 'bootstrap', `aws://${target.account}/${target.region}`),
    ],
    [
      'cdk synth',
      (display) => cdk(display, ROOT, 'synth', '-q', '-c', `config=${config}`, '-o', assembly),
    ],
  );
  return runTask('cdk deploy', async (display) => {
    await cdk(display, ROOT, 'deploy', '--app', assembly, ...UNATTENDED);
    display.title += ` → ${stage.stackName}`;
    return deployedOutputs(stage.stackName, localClientConfig(target));
  });
}

/** Shows the latest line of the CLI in a terminal. In a log, every line would stay. */
function latestLine(display: TaskDisplay): (line: string) => void {
  return (line) => {
    if (process.stdout.isTTY) display.output = line;
  };
}

const CLI = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');

interface CdkCliOptions {
  /** The complete environment. Nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly print: (line: string) => void;
}

/**
 * Runs the project's CDK CLI. The CLI and the app that it runs are killed when this process exits, so that they cannot
 * recreate the run directory. A signal must therefore end this process by `process.exit`.
 *
 * @throws {Error} with the output of the CLI, if it fails
 */
async function runCdk(
  args: readonly string[],
  { environment, directory, print }: CdkCliOptions,
): Promise<void> {
  const cli = execa(process.execPath, [CLI, ...args, '--no-notices', '--ci'], {
    cwd: directory,
    env: { ...environment, CDK_DISABLE_CLI_TELEMETRY: 'true', NODE_NO_WARNINGS: '1' },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    detached: true,
  });
  const stop = () => {
    if (cli.pid !== undefined) signalProcessGroup(cli.pid, 'SIGKILL');
  };
  process.prependOnceListener('exit', stop);
  try {
    for await (const line of cli.iterable({ from: 'all' })) print(line);
    const { failed, all } = await cli;
    if (failed) throw new Error(`cdk ${String(args[0])} failed:\n${all}`);
  } finally {
    process.off('exit', stop);
  }
}
