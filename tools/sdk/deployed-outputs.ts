import type { CloudFormationClientConfig } from '@aws-sdk/client-cloudformation';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { describeStack } from './describe-stack';

export type { DeployedOutputs };

/**
 * Reads the outputs of a deployed stack.
 *
 * @param account the account that the stack must be in, 12 digits; undefined for any
 * @throws {Error} where the stack does not exist or is in another account, or AWS cannot be asked
 */
export async function deployedOutputs(
  stackName: string,
  config: CloudFormationClientConfig,
  account?: string,
): Promise<DeployedOutputs> {
  return (await describeStack(stackName, config, account)).outputs;
}
