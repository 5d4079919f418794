import { dirname, join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { stageWarnings } from '../lib/stage/warnings';
import { checkDeployedStage } from '../tools/check/check-deployed-stage';
import type { LocalAws } from '../tools/local/gateway/gateway-process';
import { forgetAwsSettings, localEnvironment } from '../tools/local/local-environment';
import { deployLocally } from '../tools/local/deploy-locally';
import { alignedLines } from './aligned-lines';
import { outOption, run, stageCommand, verboseOption } from './command';
import { EXIT_CODES } from './fail';
import { namedStage, type StageFlags } from './named-stage';
import { exitOnSignal, terminal } from './terminal';

interface Flags extends StageFlags {
  readonly out: string;
  readonly keep?: boolean;
  readonly port?: number;
  readonly verbose?: boolean;
}

const program = stageCommand('npm start --')
  .description(
    'Deploys a stage to a local AWS on this machine, connects as its workloads and connectors, and checks what its users can do.',
  )
  .addOption(outOption())
  .option('--keep', 'leave the local AWS running, and print the environment to use it')
  .option('--port <number>', 'port of the local AWS (default: a free one)', port)
  .addOption(verboseOption())
  .action(async ({ keep = false, out, port, verbose, ...named }: Flags) => {
    const began = Date.now();
    const stage = namedStage(named);
    stageWarnings(stage).forEach(({ message }) => terminal.print(`Warning: ${message}\n`));
    const started = await deployLocally(stage, { port, clientFile: out });
    const { outputs, localAws } = started;
    console.log();
    Object.assign(process.env, localEnvironment(localAws, process.env));
    const options = { out: join(dirname(out), 'check.json'), verbose };
    const isProven = await checkDeployedStage(started.stage, options, terminal);
    console.log(`\nOutputs\n${alignedLines(outputs).join('\n')}`);
    console.log(`\nClient configuration file: ${out}`);
    if (keep) printHowToUse(localAws);
    if (keep) started.keep();
    if (!isProven) process.exitCode = EXIT_CODES.check;
    console.log(`Done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });

function port(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 65535) return number;
  throw new InvalidArgumentError('Write a port from 1 to 65535.');
}

function printHowToUse(localAws: LocalAws): void {
  console.log('\nThe local AWS keeps running. To use it in a shell:');
  console.log(
    'unset AWS_PROFILE AWS_SESSION_TOKEN AWS_USE_FIPS_ENDPOINT AWS_USE_DUALSTACK_ENDPOINT',
  );
  for (const [name, value] of Object.entries(localEnvironment(localAws, {}))) {
    console.log(`export ${name}=${value}`);
  }
  console.log(`To stop it:\nkill ${localAws.pid}`);
}

exitOnSignal(() => {
  // The progress display hides the cursor.
  if (process.stdout.isTTY) process.stdout.write('\u001b[?25h\n');
  console.error('Stopped, including the local AWS.');
});
forgetAwsSettings(process.env);
run(program);
