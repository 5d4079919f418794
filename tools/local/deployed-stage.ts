import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { DeployedOutputs } from '../sdk/deployed-stack';
import type { LocalTarget } from './local-environment';

/** A stage on the local AWS. */
export interface DeployedStage {
  readonly stage: StageConfig;
  readonly target: LocalTarget;
  readonly outputs: DeployedOutputs;
}
