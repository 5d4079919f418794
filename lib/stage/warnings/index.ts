import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';
import { consumerWarnings } from './consumer-warnings';
import { sessionWarnings } from './session-warnings';

/** What the author of a stage should know before deploying it. */
export function stageWarnings(stage: StageConfig): StageWarning[] {
  return [...sessionWarnings, ...consumerWarnings].flatMap((caution) => caution(stage) ?? []);
}
