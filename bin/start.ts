import { dirname, join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { loadStage } from '../lib/stage/load-stage';
import { stageFile } from '../lib/stage/stage-file';
import { stageWarnings } from '../lib/stage/warnings';
import { checkDeployedStage } from '../tools/check/check-deployed-stage';
import type { Emulator } from '../tools/local/emulator';
import { forgetAwsSettings, localEnvironment } from '../tools/local/local-environment';
import { deployLocally } from '../tools/local/deploy-locally';
import { outOption, run, stageCommand, type StageFlags } from './command';
import { exitOnSignal, terminal } from './terminal';

interface Flags extends StageFlags {
  readonly out: string;
  readonly keep?: boolean;
  readonly port?: number;
}

const program = stageCommand('npm start --')
  .description(
    'Deploys a stage to a local AWS on this machine, uses it as its workloads and connectors, and proves what its users may and may not do.',
  )
  .addOption(outOption())
  .option('--keep', 'leave the local AWS running, and print how to use it')
  .option('--port <number>', 'port of the local AWS (default: a free one)', port)
  .action(async ({ keep = false, out, port, ...named }: Flags) => {
    const began = Date.now();
    const stage = loadStage(stageFile(named));
    stageWarnings(stage).forEach(({ message }) => console.log(`Note: ${message}\n`));
    const started = await deployLocally(stage, { port, clientFile: out });
    const { outputs, emulator } = started;
    console.log();
    Object.assign(process.env, localEnvironment(emulator, process.env));
    const evidence = join(dirname(out), 'check.json');
    const isProven = await checkDeployedStage(started.stage, { out: evidence }, terminal);
    console.log('\nOutputs');
    console.table(outputs);
    console.log(`Client configuration file: ${out}`);
    if (keep) printHowToUse(emulator);
    if (keep) started.keep();
    if (!isProven) process.exitCode = 1;
    console.log(`Done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });

function port(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 65535) return number;
  throw new InvalidArgumentError('expected a port from 1 to 65535');
}

function printHowToUse(emulator: Emulator): void {
  console.log('\nThe local AWS goes on; use it with');
  console.log(
    'unset AWS_PROFILE AWS_SESSION_TOKEN AWS_USE_FIPS_ENDPOINT AWS_USE_DUALSTACK_ENDPOINT',
  );
  for (const [name, value] of Object.entries(localEnvironment(emulator, {}))) {
    console.log(`export ${name}=${value}`);
  }
  console.log(`and stop it with\nkill ${emulator.pid}`);
}

exitOnSignal(() => {
  // The progress display hides the cursor.
  if (process.stdout.isTTY) process.stdout.write('\u001b[?25h\n');
  console.error('stopped, and the local AWS with it');
});
forgetAwsSettings(process.env);
run(program);
