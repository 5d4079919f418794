import {
  CloudFormationClient,
  DescribeStacksCommand,
  type CloudFormationClientConfig,
  type Output,
} from '@aws-sdk/client-cloudformation';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { isSharedOutput } from '../../lib/outputs/shared-outputs';

/** A stack as CloudFormation describes it. */
export interface DeployedStack {
  readonly stackId: string;
  /** Such as `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly outputs: DeployedOutputs;
}

/**
 * Describes a stack.
 *
 * @param account the account that the stack must be in, 12 digits; undefined for any
 * @throws {Error} where the stack does not exist or is in another account, or AWS cannot be asked
 */
export async function describeStack(
  stackName: string,
  config: CloudFormationClientConfig,
  account?: string,
): Promise<DeployedStack> {
  const stack = await firstStack(stackName, config);
  const { StackId: stackId = '', StackStatus: status = '' } = stack ?? {};
  const deployedTo = stackId.split(':')[4];
  if (account !== undefined && deployedTo !== account) {
    throw new Error(
      `received the stack ${stackName} of the account ${String(deployedTo)}; expected that of env.account, ${account}; use credentials of that account`,
    );
  }
  return { stackId, status, outputs: outputsOf(stack?.Outputs ?? []) };
}

function outputsOf(described: readonly Output[]): DeployedOutputs {
  const outputs: Record<string, string> = {};
  for (const { OutputKey, OutputValue } of described) {
    if (OutputKey === undefined || OutputValue === undefined) continue;
    if (isSharedOutput(OutputKey)) Object.assign(outputs, JSON.parse(OutputValue));
    else outputs[OutputKey] = OutputValue;
  }
  return outputs;
}

async function firstStack(stackName: string, config: CloudFormationClientConfig) {
  const client = new CloudFormationClient(config);
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    return Stacks?.[0];
  } catch (error) {
    throw new Error(
      `cannot read the outputs of the stack ${stackName}: ${String(error)}; expected a deployed stack and credentials that may describe it; deploy it with npx cdk deploy, or check profile and region`,
    );
  } finally {
    client.destroy();
  }
}

/**
 * Refuses a stack that is not in place as a whole.
 *
 * @throws {Error} where it is being changed, or a change of it came to nothing
 */
export function assertInPlace(stackName: string, { status }: DeployedStack): void {
  if (/^(CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK|IMPORT_ROLLBACK)_COMPLETE$/.test(status)) return;
  // In review is a stack that has only a change set, which nothing carries out by itself.
  const fix = /(?<!^REVIEW)_IN_PROGRESS$/.test(status)
    ? 'wait until CloudFormation is done, and run the command again'
    : 'deploy the stage again with npx cdk deploy, and read what CloudFormation says';
  throw new Error(
    `received the stack ${stackName} in the state ${status || 'unknown'}; expected one that is deployed and at rest; ${fix}`,
  );
}
