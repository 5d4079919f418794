import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { CommandError } from '../tools/command-error';
import { hideNodeVersionWarning } from '../tools/sdk/client-config';
import { fail } from './fail';

/** A command on one stage. */
export function stageCommand(name: string): Command {
  return new Command(name)
    .option('--stage <name>', 'the stage file config/<name>.json (default: dev)')
    .option('--config <path>', 'a stage file at any path, instead of --stage');
}

/** `--region <code>`, which overrides the stage file. */
export function regionOption(): Option {
  return new Option(
    '--region <code>',
    'the Region (default: env.region of the stage file, then AWS_REGION)',
  );
}

/** `--verbose`, for the probes of a check. */
export function verboseOption(): Option {
  return new Option('--verbose', 'print every probe, not only those that failed');
}

/** `--out <file>` of the client configuration file. */
export function outOption(): Option {
  return fileOption('--out <file>', 'the client configuration file', 'amplify_outputs.json');
}

/**
 * An option that names a file to write, as an absolute path in an existing folder.
 *
 * @param byDefault its name in the current folder @default - none
 */
export function fileOption(flags: string, description: string, byDefault?: string): Option {
  const option = new Option(flags, description).argParser((file) => {
    if (existsSync(dirname(resolve(file)))) return resolve(file);
    throw new InvalidArgumentError(`Create the folder ${dirname(resolve(file))} first.`);
  });
  return byDefault === undefined ? option : option.default(resolve(byDefault), byDefault);
}

/** An option that names a file to read. */
export function existingFileOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((file) => {
    if (existsSync(file)) return file;
    throw new InvalidArgumentError('No such file.');
  });
}

/**
 * Does what the arguments of a command ask for.
 *
 * @throws {CommandError} for wrong usage, with a pointer to `--help`
 */
export async function runWith(command: Command, args: readonly string[]): Promise<void> {
  hideNodeVersionWarning(process.env);
  command.configureOutput({ outputError: () => undefined }).exitOverride();
  try {
    await command.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // --help ends here too.
    if (error.exitCode === 0) return;
    const pointer = `Run ${command.name()} --help for the options.`;
    throw new CommandError('usage', `${error.message}\n${pointer}`, { cause: error });
  }
}

/** Runs the command of this process. An error becomes its message and its exit code. */
export function run(command: Command): void {
  runWith(command, process.argv.slice(2)).catch(fail);
}
