import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  type CloudFormationClientConfig,
} from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { temporaryCredentials } from '../sdk/credentials';
import { isDenial, isUnknownStack } from './aws-failure';
import type { Template } from './template';

/** Where a stack is, or would be. */
export interface StackAddress {
  readonly stackName: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** The role of the CDK's bootstrap stack that reads; with `${AWS::Partition}`, `AccountId` and `Region` to fill in. */
  readonly lookupRoleArn: string;
}

/** A few seconds, whatever happens. */
const BOUNDS = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
};

/** Source: CloudFormation API reference, Stack, StackStatus: such a stack holds nothing, and the CDK makes it anew. */
const EMPTY: readonly string[] = [
  'DELETE_IN_PROGRESS',
  'REVIEW_IN_PROGRESS',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
];

/**
 * The template that a stack was last deployed from, read with the credentials of the environment, or with the lookup
 * role where they are of another account or may not read it.
 *
 * @returns undefined where there is no such stack, or it holds nothing
 * @throws {Error} where AWS refuses or does not answer, or what it answers is no template
 */
export async function deployedTemplate(address: StackAddress): Promise<Template | undefined> {
  const { region, account } = address;
  const sts = new STSClient({ region, ...BOUNDS });
  try {
    const caller = await sts.send(new GetCallerIdentityCommand({}));
    // A provider that asks a person or a program does so once.
    const own = { region, credentials: sts.config.credentials, ...BOUNDS };
    let refused = `GetCallerIdentity says ${String(caller.Arn)}`;
    if (caller.Account === account) {
      try {
        return await templateOf(address.stackName, own);
      } catch (error) {
        if (!isDenial(error)) throw error;
        refused = (error as Error).message;
      }
    }
    const [, partition = 'aws'] = caller.Arn?.split(':') ?? [];
    return await withLookupRole(address, partition, sts, refused);
  } finally {
    sts.destroy();
  }
}

async function withLookupRole(
  { stackName, account, region, lookupRoleArn }: StackAddress,
  partition: string,
  sts: STSClient,
  refused: string,
): Promise<Template | undefined> {
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
    if (!isDenial(error)) throw error;
    throw new Error(`${refused}; and with the lookup role ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function templateOf(
  StackName: string,
  config: CloudFormationClientConfig,
): Promise<Template | undefined> {
  const client = new CloudFormationClient(config);
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    if (EMPTY.includes(String(stack?.StackStatus))) return undefined;
    const command = new GetTemplateCommand({ StackName, TemplateStage: 'Original' });
    const { TemplateBody } = await client.send(command);
    return parsed(TemplateBody ?? '');
  } catch (error) {
    if (isUnknownStack(error)) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
}

function parsed(body: string): Template {
  try {
    const { Resources } = JSON.parse(body) as { Resources?: Template['Resources'] | null };
    if (typeof Resources === 'object' && Resources !== null) return { Resources };
  } catch {
    // Told below.
  }
  throw new Error(
    `GetTemplate answered ${JSON.stringify(body.slice(0, 40))}, which is no template in JSON`,
  );
}
