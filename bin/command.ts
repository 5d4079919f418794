import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { hideNodeVersionWarning } from '../tools/sdk/client-config';
import { fail } from './fail';

/** The flags that name a stage file, for `stageFile`. */
export interface StageFlags {
  readonly stage?: string;
  readonly config?: string;
}

/** A command on one stage. */
export function stageCommand(name: string): Command {
  return new Command(name)
    .option('--stage <name>', 'the stage file config/<name>.json (default: dev)')
    .option('--config <path>', 'a stage file anywhere, instead of --stage');
}

/** `--out <file>` of the client configuration file. */
export function outOption(): Option {
  return fileOption(
    '--out <file>',
    'where the client configuration file goes',
    'amplify_outputs.json',
  );
}

/**
 * An option that names a file to write, as an absolute path in an existing folder.
 *
 * @param byDefault its name in the current folder @default - none
 */
export function fileOption(flags: string, description: string, byDefault?: string): Option {
  const option = new Option(flags, description).argParser((file) => {
    if (existsSync(dirname(resolve(file)))) return resolve(file);
    throw new InvalidArgumentError(
      `expected a file in a folder that exists; create ${dirname(resolve(file))}`,
    );
  });
  return byDefault === undefined ? option : option.default(resolve(byDefault), byDefault);
}

/** Runs a command; an error becomes its message and exit code 1. */
export function run(command: Command): void {
  hideNodeVersionWarning(process.env);
  command.parseAsync().catch(fail);
}
