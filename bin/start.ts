import { Command, InvalidArgumentError } from 'commander';
import { loadStage } from '../lib/config/load-stage';
import { stageFile } from '../lib/config/stage-file';
import { localEnvironment } from '../local/local-environment';
import { start } from '../local/start';
import { fail } from './fail';

interface Flags {
  readonly stage?: string;
  readonly config?: string;
  readonly keep?: true;
  readonly port?: number;
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

const program = new Command('npm start --')
  .description('Deploys a stage to a local AWS on this machine and uses it as a signed-in user.')
  .option('--stage <name>', 'the stage file config/<name>.json (default: dev)')
  .option('--config <path>', 'a stage file anywhere, instead of --stage')
  .option('--keep', 'leave the local AWS running, and print how to use it')
  .option('--port <number>', 'port of the local AWS (default: a free one)', port)
  .action(async (flags: Flags) => {
    const began = Date.now();
    const { keep = false } = flags;
    const { outputs, clientFile, emulator } = await start(loadStage(stageFile(flags)), {
      keep,
      port: flags.port,
    });
    console.log('\nOutputs');
    console.table(outputs);
    console.log(`Client configuration file: ${clientFile}`);
    console.log(
      'The local AWS does not enforce IAM: this shows that the path works, not what is denied.',
    );
    if (keep) tellHowToUse(emulator);
    console.log(`Done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });

function port(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 65535) return number;
  throw new InvalidArgumentError('expected a port from 1 to 65535');
}

function tellHowToUse(emulator: Parameters<typeof localEnvironment>[0] & { pid: number }): void {
  console.log('\nThe local AWS goes on; use it with');
  for (const [name, value] of Object.entries(localEnvironment(emulator, {}))) {
    console.log(`export ${name}=${value}`);
  }
  console.log(`and stop it with\nkill ${emulator.pid}`);
}

for (const [signal, number] of Object.entries(SIGNALS)) {
  process.once(signal, () => process.exit(128 + number));
}
// The AWS SDK says on every run that next year's releases want Node.js 22.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
program.parseAsync().catch(fail);
