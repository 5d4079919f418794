import { stageWarnings } from '../../../../lib/stage/warnings';
import { checked } from '../../../stages';

/** The warnings of a stage file by their ids. */
export function warningsOf(stage: unknown): Record<string, string> {
  const warnings = stageWarnings(checked(stage)).map(({ id, message }) => [id, message] as const);
  return Object.fromEntries(warnings);
}

/** The ids of the warnings of a stage file. */
export function idsOf(stage: unknown): string[] {
  return stageWarnings(checked(stage)).map(({ id }) => id);
}
