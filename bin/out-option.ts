import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

/** `--out <file>`: where the client configuration file goes. */
export function outOption(): Option {
  return fileOption(
    '--out <file>',
    'where the client configuration file goes',
    'amplify_outputs.json',
  );
}

/**
 * An option that names a file to be written: an absolute path in a folder that exists.
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
