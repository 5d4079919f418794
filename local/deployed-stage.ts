import type { Stage } from '../lib/config/schema/stage-schema';
import type { DeployedOutputs } from '../lib/outputs/deployed-outputs';
import type { LocalTarget } from './local-environment';

/** A stage on the local AWS. */
export interface DeployedStage {
  readonly stage: Stage;
  readonly target: LocalTarget;
  readonly outputs: DeployedOutputs;
}
