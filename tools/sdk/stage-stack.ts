import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { callerIdentity, type CallerIdentity } from './caller-identity';
import { clientConfig } from './client-config';
import { assertStable, deployedOutputs, describeStack, type DeployedStack } from './deployed-stack';
import { resolveEndpoint } from './endpoint';

/** The options of a command for the place of a stack. */
export interface StackOptions {
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  /** Whether the endpoint may be on another machine, and nothing is asked. */
  readonly yes?: boolean | undefined;
}

/**
 * The outputs of a stage's deployed stack, with the AWS settings of the environment.
 *
 * @param options with an endpoint that was asserted
 * @throws {CommandError} if the stack cannot be read
 */
export function stageOutputs(
  stage: StageConfig,
  { region, endpoint }: Pick<StackOptions, 'region' | 'endpoint'> = {},
): Promise<DeployedOutputs> {
  const { account } = stage.env;
  const config = { region: regionOf(stage, region), ...(endpoint !== undefined && { endpoint }) };
  return deployedOutputs(stage.stackName, config, account);
}

/** Undefined leaves it to the SDK, which reads the profile but not AWS_DEFAULT_REGION. */
export function regionOf(stage: StageConfig, region?: string): string | undefined {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return region ?? stage.env.region ?? AWS_REGION ?? AWS_DEFAULT_REGION;
}

/**
 * The caller of AWS in the stack's Region.
 *
 * @throws {CommandError} without credentials, a Region or a response, or for an endpoint on another machine
 */
export function stageCaller(stage: StageConfig, options: StackOptions): Promise<CallerIdentity> {
  const endpoint = resolveEndpoint(options.endpoint, options.yes);
  return callerIdentity(regionOf(stage, options.region), endpoint);
}

/**
 * The stage's stack in the caller's account and Region.
 *
 * @throws {CommandError} if it is not deployed, or an operation on it is in progress or has failed
 */
export async function stageStack(
  { stackName, env }: StageConfig,
  caller: CallerIdentity,
): Promise<DeployedStack> {
  const stack = await describeStack(stackName, clientConfig(caller), env.account);
  assertStable(stackName, stack);
  return stack;
}
