import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStackEvents,
  type CloudFormationClientConfig,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
  type GetCallerIdentityCommandOutput,
} from '@aws-sdk/client-sts';
import { parse } from 'yaml';
import { isAccessDenied, isUnknownStack } from '../sdk/aws-errors';
import { temporaryCredentials } from '../sdk/credentials';
import { causeOf, leftBehind, type FailedCreation } from './failed-creation';
import type { StackEnvironment } from './pseudo-parameters';
import type { Template } from './template';

/** A stack that may be deployed. */
export interface StackAddress extends StackEnvironment {
  readonly stackName: string;
  /** The lookup role of the CDK's bootstrap stack, with `${AWS::Partition}`, `AccountId` and `Region` as placeholders. */
  readonly lookupRoleArn: string;
}

/** A synth must not wait for long. */
const BOUNDS = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
};

/** A stack with such a status has no resources, and the CDK creates it again. Source: CloudFormation API reference, Stack. */
const EMPTY: readonly string[] = ['DELETE_IN_PROGRESS', 'REVIEW_IN_PROGRESS'];

/** The CDK deletes a stack with such a status before it creates it again, which termination protection prevents. */
const FAILED_CREATION: readonly string[] = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];

/** What is deployed; undefined if the stack does not exist, or the CDK creates it anew and nothing is in the way. */
export type Deployed = Template | FailedCreation | undefined;

/**
 * The template of a deployed stack, or the state of one whose creation failed, read with the credentials of the
 * environment, or with the lookup role if these are of another account or are denied.
 *
 * @throws {Error} if AWS denies the call or does not respond, or the response is not a template
 */
export async function deployedTemplate(address: StackAddress): Promise<Deployed> {
  const sts = new STSClient({ region: address.region, ...BOUNDS });
  try {
    const caller = await sts.send(new GetCallerIdentityCommand({}));
    return caller.Account === address.account
      ? await withOwnCredentials(address, sts, caller)
      : await withLookupRole(address, sts, caller, `The caller is ${String(caller.Arn)}`);
  } finally {
    sts.destroy();
  }
}

async function withOwnCredentials(
  address: StackAddress,
  sts: STSClient,
  caller: GetCallerIdentityCommandOutput,
): Promise<Deployed> {
  // The credentials of this client, so that a provider with a prompt asks only once.
  const { credentials } = sts.config;
  try {
    return await templateOf(address.stackName, { region: address.region, credentials, ...BOUNDS });
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    return await withLookupRole(address, sts, caller, (error as Error).message);
  }
}

/** @param reason why the credentials of the environment are not enough */
async function withLookupRole(
  { stackName, account, region, lookupRoleArn }: StackAddress,
  sts: STSClient,
  caller: GetCallerIdentityCommandOutput,
  reason: string,
): Promise<Deployed> {
  const [, partition = 'aws'] = caller.Arn?.split(':') ?? [];
  const RoleArn = lookupRoleArn
    .replaceAll('${AWS::Partition}', partition)
    .replaceAll('${AWS::AccountId}', account)
    .replaceAll('${AWS::Region}', region);
  try {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'compare-with-deployed' }),
    );
    const credentials = temporaryCredentials('AssumeRole', Credentials);
    return await templateOf(stackName, { region, credentials, ...BOUNDS });
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    throw new Error(`${reason}; lookup role: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function templateOf(
  StackName: string,
  config: CloudFormationClientConfig,
): Promise<Deployed> {
  const client = new CloudFormationClient(config);
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    if (EMPTY.includes(String(stack?.StackStatus))) return undefined;
    const command = new GetTemplateCommand({ StackName, TemplateStage: 'Original' });
    const { TemplateBody } = await client.send(command);
    const template = parsed(TemplateBody ?? '');
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

/** `cdk deploy` uploads JSON, and `cdk import` YAML, with intrinsic functions in their full form. */
function parsed(body: string): Template {
  try {
    const json: unknown = body.startsWith('{') ? JSON.parse(body) : parse(body);
    const { Resources } = json as { Resources?: Template['Resources'] | null };
    if (typeof Resources === 'object' && Resources !== null) return { Resources };
  } catch {
    // The error below has the text.
  }
  throw new Error(`GetTemplate returned ${JSON.stringify(body.slice(0, 40))}, not a template.`);
}
