import type { Stage } from '../lib/config/schema/stage-schema';
import { deployedOutputs, type DeployedOutputs } from '../lib/outputs/deployed-outputs';

/** What a person says about where the stack is. */
interface Place {
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** The outputs of a stage's deployed stack, with the AWS settings of the environment. */
export function outputsOfStage(
  stage: Stage,
  { region, endpoint }: Place = {},
): Promise<DeployedOutputs> {
  const { account } = stage.env;
  const config = { region: regionOf(stage, region), ...(endpoint !== undefined && { endpoint }) };
  return deployedOutputs(stage.stackName, config, account);
}

/** Without one the SDK looks in the profile; AWS_DEFAULT_REGION is not its own. */
export function regionOf(stage: Stage, region?: string): string | undefined {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return region ?? stage.env.region ?? AWS_REGION ?? AWS_DEFAULT_REGION;
}
