import type { Stage } from '../schema/stage-schema';
import type { Caution } from './caution';
import { consumerCautions } from './consumer-cautions';
import { sessionCautions } from './session-cautions';

/** What the author of a stage should know before deploying it. */
export function cautions(stage: Stage): Caution[] {
  return [...sessionCautions, ...consumerCautions].flatMap((caution) => caution(stage) ?? []);
}
