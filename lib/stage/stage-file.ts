import { dirname, join, parse } from 'node:path';

/** The folder of the stage files that the flag `stage` names. */
export const STAGES_FOLDER = 'config';

const STAGE_NAME = /^[\w-]+$/;

/**
 * The path of a stage file: `config` is any path, and `stage` the name of a file in `config/`. Without either it is
 * `config/dev.json`.
 *
 * @throws {Error} if both flags are set, or the stage is not a plain name
 */
export function stageFile(flags: { readonly stage?: string; readonly config?: string }): string {
  const { stage, config } = flags;
  if (config !== undefined && stage !== undefined) {
    throw new Error(
      `Both stage ${JSON.stringify(stage)} and config ${JSON.stringify(config)} name a stage file. Remove one of them.`,
    );
  }
  if (config !== undefined) return config;
  const name = stage ?? 'dev';
  if (!STAGE_NAME.test(name)) {
    throw new Error(
      `Invalid stage ${JSON.stringify(name)}. A stage is the name of a file in ${STAGES_FOLDER}/ without .json: letters, digits, _ and -. For a file elsewhere, set config to its path.`,
    );
  }
  return join(STAGES_FOLDER, `${name}.json`);
}

/** The name of the stage whose file this is; undefined for a file that the flag `stage` cannot name. */
export function stageName(file: string): string | undefined {
  const { name, ext } = parse(file);
  const isStage = ext === '.json' && STAGE_NAME.test(name) && name !== JSON_SCHEMA;
  return isStage && dirname(file) === STAGES_FOLDER ? name : undefined;
}

/** `config/schema.json`, the JSON Schema of stage files. */
const JSON_SCHEMA = 'schema';
