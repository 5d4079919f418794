import {
  CloudFormationClient,
  DescribeStacksCommand,
  type CloudFormationClientConfig,
} from '@aws-sdk/client-cloudformation';

/** The outputs of a deployed stack, by name. */
export type DeployedOutputs = Readonly<Record<string, string>>;

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
  const stack = await describeStack(stackName, config);
  const [, , , , deployedTo] = stack?.StackId?.split(':') ?? [];
  if (account !== undefined && deployedTo !== account) {
    throw new Error(
      `received the stack ${stackName} of the account ${String(deployedTo)}; expected that of env.account, ${account}; use credentials of that account`,
    );
  }
  const outputs: Record<string, string> = {};
  for (const { OutputKey, OutputValue } of stack?.Outputs ?? []) {
    if (OutputKey !== undefined && OutputValue !== undefined) outputs[OutputKey] = OutputValue;
  }
  return outputs;
}

async function describeStack(stackName: string, config: CloudFormationClientConfig) {
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
