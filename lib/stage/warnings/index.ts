import type { StageConfig } from '../schema/stage-schema';
import { consumerWarnings } from './consumer-warnings';
import { sessionWarnings } from './session-warnings';
import type { StageWarning } from './stage-warning';

/** What the author of a stage should know before deploying it. */
export function stageWarnings(stage: StageConfig): StageWarning[] {
  return [...sessionWarnings, ...consumerWarnings].flatMap((warningOf) => warningOf(stage) ?? []);
}
