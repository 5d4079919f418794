import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { Terminal } from '../check/terminal';
import type { StackOptions } from '../sdk/stage-stack';

/** The stage that a recovery command works on. */
export interface RecoveryContext {
  readonly stage: StageConfig;
  /** The path of the stage file. */
  readonly stageFile: string;
  /** The place of the stack, and whether to ask. */
  readonly options: StackOptions;
  readonly terminal: Terminal;
}
