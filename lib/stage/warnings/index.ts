import type { StageConfig } from '../schema/stage-schema';
import { consumerWarnings } from './consumer-warnings';
import { sessionWarnings } from './session-warnings';
import { signUpWarnings } from './sign-up-warnings';
import type { StageWarning } from './stage-warning';

/** The warnings of a valid stage, which synth prints. */
export function stageWarnings(stage: StageConfig): StageWarning[] {
  return [...signUpWarnings, ...sessionWarnings, ...consumerWarnings].flatMap(
    (warningOf) => warningOf(stage) ?? [],
  );
}
