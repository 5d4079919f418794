import { join } from 'node:path';

/**
 * The path of the stage file that the flags ask for: `config` is any path, `stage` the name of a file in
 * `config/`; without either it is `config/dev.json`.
 *
 * @throws {Error} where both are given, or the stage is not a plain name
 */
export function stageFile(flags: { readonly stage?: string; readonly config?: string }): string {
  const { stage, config } = flags;
  if (config !== undefined && stage !== undefined) {
    throw new Error(
      `received both stage ${JSON.stringify(stage)} and config ${JSON.stringify(config)}; expected one of them; remove the other`,
    );
  }
  if (config !== undefined) return config;
  const name = stage ?? 'dev';
  if (!/^[\w-]+$/.test(name)) {
    throw new Error(
      `received stage ${JSON.stringify(name)}; expected the name of a file in config/ without .json; for another path use config`,
    );
  }
  return join('config', `${name}.json`);
}
