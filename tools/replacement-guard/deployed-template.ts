import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStackEvents,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { isUnknownStack } from '../sdk/aws-errors';
import { causeOf, leftBehind, type FailedCreation } from './failed-creation';
import { parseDeployedTemplate } from './parse-deployed-template';
import { withStackCredentials, type StackAddress, type StackConfig } from './stack-credentials';
import type { Template } from './template';

/** A stack with such a status has no resources, and the CDK creates it again. Source: CloudFormation API reference, Stack. */
const EMPTY: readonly string[] = ['DELETE_IN_PROGRESS', 'REVIEW_IN_PROGRESS'];

/** The CDK deletes a stack with such a status before it creates it again, which termination protection prevents. */
const FAILED_CREATION: readonly string[] = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];

/** What is deployed; undefined if the stack does not exist, or the CDK creates it anew and nothing is in the way. */
export type Deployed = Template | FailedCreation | undefined;

/**
 * The template of a deployed stack, or the state of one whose creation failed.
 *
 * @throws {Error} if AWS denies the call or does not respond, or the response is not a template
 */
export async function deployedTemplate(address: StackAddress): Promise<Deployed> {
  return withStackCredentials(address, (config) => templateOf(address.stackName, config));
}

async function templateOf(StackName: string, config: StackConfig): Promise<Deployed> {
  const client = new CloudFormationClient(config);
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    if (EMPTY.includes(String(stack?.StackStatus))) return undefined;
    const command = new GetTemplateCommand({ StackName, TemplateStage: 'Original' });
    const { TemplateBody } = await client.send(command);
    const template = parseDeployedTemplate(TemplateBody ?? '');
    return stack && FAILED_CREATION.includes(String(stack.StackStatus))
      ? await failedCreation(client, stack, template)
      : template;
  } catch (error) {
    if (isUnknownStack(error)) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
}

async function failedCreation(
  client: CloudFormationClient,
  { StackName, StackStatus, EnableTerminationProtection: isProtected = false }: Stack,
  template: Template,
): Promise<FailedCreation | undefined> {
  const events: StackEvent[] = [];
  for await (const page of paginateDescribeStackEvents({ client }, { StackName })) {
    events.push(...(page.StackEvents ?? []));
  }
  const left = leftBehind(events, template, await client.config.region());
  if (!isProtected && left.length === 0) return undefined;
  return { status: String(StackStatus), isProtected, cause: causeOf(events), leftBehind: left };
}
