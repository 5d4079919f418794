import type { StageConfig } from '../lib/stage/schema/stage-schema';
import {
  assertStable,
  describeStack,
  type DeployedStack,
  deployedOutputs,
} from '../tools/sdk/deployed-stack';
import { type DeployedOutputs } from '../lib/outputs/deployed-outputs';
import { clientConfig } from '../tools/sdk/client-config';
import {
  callerIdentity,
  describeCallerIdentity,
  resolveEndpoint,
  type CallerIdentity,
} from '../tools/sdk/caller-identity';

/** What a person says about where the stack is. */
interface Place {
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** The outputs of a stage's deployed stack, with the AWS settings of the environment. */
export function outputsOfStage(
  stage: StageConfig,
  { region, endpoint }: Place = {},
): Promise<DeployedOutputs> {
  const { account } = stage.env;
  const config = { region: regionOf(stage, region), ...(endpoint !== undefined && { endpoint }) };
  return deployedOutputs(stage.stackName, config, account);
}

/** Without one the SDK looks in the profile; AWS_DEFAULT_REGION is not its own. */
export function regionOf(stage: StageConfig, region?: string): string | undefined {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return region ?? stage.env.region ?? AWS_REGION ?? AWS_DEFAULT_REGION;
}

/** Who calls, and the stack that is there. */
export interface StackInPlace {
  readonly caller: CallerIdentity;
  readonly stack: DeployedStack;
}

/**
 * Says who asks AWS, and finds the stage's stack there.
 *
 * @throws {Error} where AWS cannot be asked, or the stack is not deployed and at rest
 */
export async function stackInPlace(stage: StageConfig, place: Place): Promise<StackInPlace> {
  const caller = await callerIdentity(
    regionOf(stage, place.region),
    resolveEndpoint(place.endpoint),
  );
  console.log(describeCallerIdentity(caller));
  const { stackName } = stage;
  const stack = await describeStack(stackName, clientConfig(caller), stage.env.account);
  assertStable(stackName, stack);
  return { caller, stack };
}
