import type { StageConfig } from '../schema/stage-schema';
import { consumerWarnings } from './consumer-warnings';
import { revocationWarnings } from './revocation-warnings';
import { sessionWarnings } from './session-warnings';
import type { StageWarning } from './stage-warning';

/** The warnings of a valid stage, which synth prints. */
export function stageWarnings(stage: StageConfig): StageWarning[] {
  return [...sessionWarnings, ...consumerWarnings, ...revocationWarnings].flatMap(
    (warningOf) => warningOf(stage) ?? [],
  );
}
