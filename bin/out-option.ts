import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

/** `--out <file>`: where the client configuration file goes, as an absolute path in a folder that exists. */
export function outOption(): Option {
  return new Option('--out <file>', 'where the client configuration file goes')
    .default(resolve('amplify_outputs.json'), 'amplify_outputs.json')
    .argParser((file) => {
      if (existsSync(dirname(resolve(file)))) return resolve(file);
      throw new InvalidArgumentError(
        `expected a file in a folder that exists; create ${dirname(resolve(file))}`,
      );
    });
}
