import {
  CloudFormationClient,
  DescribeStackResourceCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import {
  GetResourcePolicyCommand,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { tableConstructId } from '../../../lib/stage/construct-ids';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { parseDeployedTemplate } from '../../replacement-guard/parse-deployed-template';
import type { Template } from '../../replacement-guard/template';
import type { CallerIdentity } from '../../sdk/caller-identity';
import { clientConfig } from '../../sdk/client-config';
import { stageStack } from '../../sdk/stage-stack';
import { liveTable, tableDescription, type LiveTable } from '../live-table';
import { withRecoveryClients } from '../recovery-clients';
import type { AdoptRequest } from '../restore-request';

/** What is deployed, and what was restored. */
export interface DeployedState {
  readonly live: LiveTable;
  readonly template: Template;
  /** The ID of the KMS key that the stack created for the table. */
  readonly stackKeyId: string | undefined;
  /** Undefined if there is no such table. */
  readonly restored: TableDescription | undefined;
  /** The resource-based policy of the restored table, if the live table does not have the same. */
  readonly otherPolicy: string | undefined;
}

/** Reads the stack, its table and the restored one. */
export async function readAdoption(
  stage: StageConfig,
  { table, restored }: Pick<AdoptRequest, 'table' | 'restored'>,
  caller: CallerIdentity,
): Promise<DeployedState> {
  const { stackName } = stage;
  const { outputs } = await stageStack(stage, caller);
  const live = liveTable(stage, outputs, table);
  const cloudFormation = new CloudFormationClient(clientConfig(caller));
  try {
    const { TemplateBody = '' } = await cloudFormation.send(
      new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }),
    );
    const template = parseDeployedTemplate(TemplateBody);
    const stackKeyId = await keyId(
      cloudFormation,
      stackName,
      template,
      `${tableConstructId(table)}Key`,
    );
    return await withRecoveryClients(caller, async ({ dynamoDb }) => {
      const description = await tableDescription(dynamoDb, restored);
      const otherPolicy = description && (await policyOnlyOf(dynamoDb, description, live));
      return { live, template, stackKeyId, restored: description, otherPolicy };
    });
  } finally {
    cloudFormation.destroy();
  }
}

async function keyId(
  client: CloudFormationClient,
  StackName: string,
  { Resources = {} }: Template,
  LogicalResourceId: string,
): Promise<string | undefined> {
  if (Resources[LogicalResourceId]?.Type !== 'AWS::KMS::Key') return undefined;
  const command = new DescribeStackResourceCommand({ StackName, LogicalResourceId });
  return (await client.send(command)).StackResourceDetail?.PhysicalResourceId;
}

async function policyOnlyOf(
  client: DynamoDBClient,
  { TableArn = '' }: TableDescription,
  { tableArn }: LiveTable,
): Promise<string | undefined> {
  const policy = await policyOf(client, TableArn);
  if (policy === undefined) return undefined;
  const ofLive = await policyOf(client, tableArn);
  const isSame = ofLive?.replaceAll(tableArn, TableArn) === policy;
  return isSame ? undefined : policy;
}

/** The resource-based policy; undefined if the table has none, or does not exist any more. */
async function policyOf(client: DynamoDBClient, arn: string): Promise<string | undefined> {
  try {
    const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceArn: arn }));
    return Policy;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'PolicyNotFoundException' || name === 'ResourceNotFoundException')
      return undefined;
    throw error;
  }
}
