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
 * @throws {Error} where the stack does not exist, or AWS cannot be asked
 */
export async function deployedOutputs(
  stackName: string,
  config: CloudFormationClientConfig,
): Promise<DeployedOutputs> {
  const client = new CloudFormationClient(config);
  const { Stacks: [stack] = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stackName }))
    .catch((error: unknown) => {
      throw new Error(
        `cannot read the outputs of the stack ${stackName}: ${String(error)}; expected a deployed stack and credentials that may describe it; deploy it with npx cdk deploy, or check profile and region`,
      );
    })
    .finally(() => client.destroy());
  const outputs: Record<string, string> = {};
  for (const { OutputKey, OutputValue } of stack?.Outputs ?? []) {
    if (OutputKey !== undefined && OutputValue !== undefined) outputs[OutputKey] = OutputValue;
  }
  return outputs;
}
