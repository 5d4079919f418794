import { loadStage } from '../lib/stage/load-stage';
import type { StageConfig } from '../lib/stage/schema/stage-schema';
import { stageFile } from '../lib/stage/stage-file';
import { CommandError } from '../tools/command-error';

/** The flags that name a stage file. */
export interface StageFlags {
  readonly stage?: string;
  readonly config?: string;
}

/**
 * The path of the stage file that the flags name.
 *
 * @throws {CommandError} if they contradict each other, or the stage is not a plain name
 */
export function namedStageFile(flags: StageFlags): string {
  try {
    return stageFile(flags);
  } catch (cause) {
    throw new CommandError('usage', (cause as Error).message, { cause });
  }
}

/** The stage that the flags name. */
export function namedStage(flags: StageFlags): StageConfig {
  return loadStage(namedStageFile(flags));
}

/** The words of a command that name the stage again. */
export function stageWords({ stage, config }: StageFlags): string[] {
  return [
    ...(stage === undefined ? [] : [`--stage ${stage}`]),
    ...(config === undefined ? [] : [`--config ${config}`]),
  ];
}
