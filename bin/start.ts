import { dirname, join, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { stageWarnings } from '../lib/stage/warnings';
import { checkDeployedStage } from '../tools/check/check-deployed-stage';
import { deployLocally } from '../tools/local/deploy-locally';
import { forgetAwsSettings, localEnvironment } from '../tools/local/local-environment';
import { alignedLines } from './aligned-lines';
import { outOption, run, stageCommand, verboseOption } from './command';
import { EXIT_CODES } from './fail';
import { namedStage, namedStageFile, type StageFlags } from './named-stage';
import { nextSteps } from './next-steps';
import { exitOnSignal, terminal } from './terminal';

interface Flags extends StageFlags {
  readonly out: string;
  readonly keep?: boolean;
  readonly port?: number;
  readonly verbose?: boolean;
}

const STOPPED_DEPLOYMENT =
  'Stopped. The local AWS keeps running; run the command again to complete the deployment.';

export function startCommand(): Command {
  return stageCommand('npm start --')
    .description(
      'Deploys a stage to a local AWS on this machine, connects as its workloads and connectors, and checks what its users can do.',
    )
    .addOption(outOption())
    .option(
      '--keep',
      'leave the local AWS running; one that is already running for the stage file is deployed to, and keeps its users and items',
    )
    .option('--port <number>', 'port of the local AWS (default: a free one)', port)
    .addOption(verboseOption())
    .action(start);
}

async function start({ keep = false, out, port, verbose, ...named }: Flags): Promise<void> {
  let stopMessage = 'Stopped, including the local AWS.';
  const leaveSignals = exitOnSignal(() => stopMessage);
  forgetAwsSettings(process.env);
  const began = Date.now();
  const stage = namedStage(named);
  const stageFile = resolve(namedStageFile(named));
  stageWarnings(stage).forEach(({ message }) => terminal.print(`Warning: ${message}\n`));
  const evidenceFile = join(dirname(out), 'check.json');
  const options = { stageFile, clientFile: out, evidenceFile, port, keep };
  const started = await deployLocally(stage, options, () => {
    stopMessage = STOPPED_DEPLOYMENT;
  });
  console.log();
  Object.assign(process.env, localEnvironment(started.localAws, process.env));
  // The check removes its users from a local AWS that stays.
  if (stopMessage === STOPPED_DEPLOYMENT) leaveSignals();
  const checked = { out: evidenceFile, verbose };
  const isProven = await checkDeployedStage(started.stage, checked, terminal);
  console.log(`\nOutputs\n${alignedLines(started.outputs).join('\n')}`);
  console.log(`\nClient configuration file: ${out}`);
  const kept = keep ? { ...started.localAws, environmentFile: started.keep() } : undefined;
  console.log(`\n${nextSteps(named, stage, kept).join('\n')}\n`);
  if (!isProven) process.exitCode = EXIT_CODES.check;
  console.log(`Done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function port(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 65535) return number;
  throw new InvalidArgumentError('Write a port from 1 to 65535.');
}

if (require.main === module) run(startCommand());
