import {
  CloudFormationClient,
  DescribeStacksCommand,
  type CloudFormationClientConfig,
  type Output,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { CommandError } from '../command-error';
import { errorAdvice } from './error-advice';
import { isSharedOutput } from '../../lib/outputs/shared-outputs';

/** A deployed stack. */
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
 * @throws {CommandError} if the stack does not exist or is in another account, or the call fails
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
    throw new CommandError(
      'environment',
      `The stack ${stackName} is in account ${String(deployedTo)}; env.account is ${account}. Use credentials of that account.`,
    );
  }
  return { stackId, status, outputs: outputsOf(stack?.Outputs ?? []) };
}

/** The outputs of a stack, with the parameters and errors of `describeStack`. */
export async function deployedOutputs(
  stackName: string,
  config: CloudFormationClientConfig,
  account?: string,
): Promise<DeployedOutputs> {
  return (await describeStack(stackName, config, account)).outputs;
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
  } catch (cause) {
    const fix =
      errorAdvice(cause) ??
      'Deploy it with npx cdk deploy, or check the profile and the Region. The credentials need cloudformation:DescribeStacks on it.';
    const message = `Cannot read the outputs of the stack ${stackName}: ${String(cause)}\n${fix}`;
    throw new CommandError('environment', message, { cause });
  } finally {
    client.destroy();
  }
}

/**
 * Asserts that a stack is deployed and not in an update.
 *
 * @throws {CommandError} if an operation is in progress, or one has failed
 */
export function assertStable(stackName: string, { status }: DeployedStack): void {
  if (/^(CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK|IMPORT_ROLLBACK)_COMPLETE$/.test(status)) return;
  // A stack in REVIEW_IN_PROGRESS has only a change set, which is not executed by itself.
  const fix = /(?<!^REVIEW)_IN_PROGRESS$/.test(status)
    ? 'Wait until CloudFormation has finished, and run the command again.'
    : 'Deploy the stage again with npx cdk deploy.';
  throw new CommandError(
    'environment',
    `The stack ${stackName} has the status ${status || 'unknown'}. ${fix}`,
  );
}

/** A resource of a deployed stack. */
export interface StackResource {
  readonly type: string;
  /** What `Ref` returns for most types. */
  readonly physicalId: string;
}

/** The resources of a deployed stack by their logical IDs. */
export async function stackResources(
  client: CloudFormationClient,
  stackName: string,
): Promise<Readonly<Record<string, StackResource>>> {
  const resources: Record<string, StackResource> = {};
  for await (const page of paginateListStackResources({ client }, { StackName: stackName })) {
    for (const summary of page.StackResourceSummaries ?? []) {
      const { LogicalResourceId, ResourceType, PhysicalResourceId, ResourceStatus } = summary;
      // The list includes resources that an update has deleted.
      if (/^DELETE_(COMPLETE|SKIPPED)$/.test(ResourceStatus ?? '')) continue;
      if (LogicalResourceId === undefined || PhysicalResourceId === undefined) continue;
      resources[LogicalResourceId] = { type: ResourceType ?? '', physicalId: PhysicalResourceId };
    }
  }
  return resources;
}
