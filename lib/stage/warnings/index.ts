import type { StageConfig } from '../schema/stage-schema';
import { backupWarnings } from './backup-warnings';
import { consumerWarnings } from './consumer-warnings';
import { groupWarnings } from './group-warnings';
import { nameWarnings } from './name-warnings';
import { revocationWarnings } from './revocation-warnings';
import { sessionWarnings } from './session-warnings';
import { signUpWarnings } from './sign-up-warnings';
import { tableWarnings } from './table-warnings';
import type { StageWarning } from './stage-warning';

/** The warnings of a valid stage, which synth prints. */
export function stageWarnings(stage: StageConfig): StageWarning[] {
  const all = [
    ...signUpWarnings,
    ...sessionWarnings,
    ...groupWarnings,
    ...consumerWarnings,
    ...nameWarnings,
    ...tableWarnings,
    ...revocationWarnings,
    ...backupWarnings,
  ];
  return all.flatMap((warningOf) => warningOf(stage) ?? []);
}
