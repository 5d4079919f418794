import { writtenTrust } from './schema/trust-schema';
import type { StageConfig, StageConfigInput } from './schema/stage-schema';

/** The stage file, as a person would write it, of a validated stage; it validates to the same stage again. */
export function stageConfigInput(stage: StageConfig): StageConfigInput {
  const connectors = Object.entries(stage.connectors).map(([id, connector]) => [
    id,
    { ...connector, trust: writtenTrust(connector.trust) },
  ]);
  return { ...stage, connectors: Object.fromEntries(connectors) as StageConfigInput['connectors'] };
}
