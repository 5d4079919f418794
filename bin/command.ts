import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { hideNodeVersionWarning } from '../tools/sdk/client-config';
import { coloredError } from './colored';
import { EXIT_CODES, fail } from './fail';

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

/** A command whose usage errors point to `--help` and have their exit code. */
export function withUsageErrors(command: Command): Command {
  return (
    command
      .configureOutput({
        outputError: (text, write) => write(coloredError(text, process.stderr)),
      })
      .showHelpAfterError(`Run ${command.name()} --help for the options.`)
      // --help ends here too, with exit code 0.
      .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT_CODES.usage))
  );
}

/** Runs a command. An error becomes its message and its exit code. */
export function run(command: Command): void {
  hideNodeVersionWarning(process.env);
  withUsageErrors(command).parseAsync().catch(fail);
}
