import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  EnableKinesisStreamingDestinationCommand,
  PutResourcePolicyCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateContributorInsightsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type ApproximateCreationDateTimePrecision,
  type ContributorInsightsMode,
  type DynamoDBClient,
  type TableClass,
  type UpdateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { RecoveryClients } from '../recovery-clients';
import { scalableResource } from './read-autoscaling';
import { withTableArn } from './read-table-settings';
import { encryptionWith } from './table-key';
import { TABLE_ARN_PLACEHOLDER, type Setting, type TableSettings } from './table-settings';

/** A restored table. */
export interface TargetTable {
  readonly tableName: string;
  readonly tableArn: string;
}

/**
 * Sets one setting of a restored table to that of the live table. Does not wait until the table is active again.
 *
 * @param found the settings of the restored table
 */
export function applySetting(
  { dynamoDb, scaling }: RecoveryClients,
  { tableName: TableName, tableArn }: TargetTable,
  setting: Setting,
  wanted: TableSettings,
  found: TableSettings,
): Promise<unknown> {
  const update = (input: Omit<UpdateTableCommandInput, 'TableName'>) =>
    dynamoDb.send(new UpdateTableCommand({ TableName, ...input }));
  switch (setting) {
    case 'recovery':
      return setRecovery(dynamoDb, TableName, wanted.recovery);
    case 'deletionProtection':
      return update({ DeletionProtectionEnabled: wanted.deletionProtection });
    case 'encryption':
      return update({ SSESpecification: encryptionWith(wanted.encryption) });
    case 'tableClass':
      return update({ TableClass: wanted.tableClass as TableClass });
    case 'onDemandThroughput':
      return update({ OnDemandThroughput: wanted.onDemandThroughput });
    case 'stream':
      return update({
        StreamSpecification: { StreamEnabled: true, StreamViewType: wanted.stream },
      });
    case 'timeToLive':
      return setTimeToLive(dynamoDb, TableName, String(wanted.timeToLive));
    case 'tags':
      return setTags(dynamoDb, tableArn, wanted.tags);
    case 'contributorInsights':
      return setContributorInsights(dynamoDb, TableName, wanted.contributorInsights);
    case 'kinesisStreams':
      return setKinesisStreams(dynamoDb, TableName, wanted, found);
    case 'autoscaling':
      return setAutoscaling(scaling, TableName, wanted.autoscaling);
    case 'resourcePolicy':
      return setResourcePolicy(dynamoDb, tableArn, String(wanted.resourcePolicy));
    case 'replicas':
      return createReplica(update, wanted.replicas, found.replicas);
  }
}

async function setRecovery(
  client: DynamoDBClient,
  TableName: string,
  recovery: TableSettings['recovery'],
): Promise<void> {
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: {
        PointInTimeRecoveryEnabled: true,
        ...(recovery?.days !== undefined && { RecoveryPeriodInDays: recovery.days }),
      },
    }),
  );
}

async function setTimeToLive(client: DynamoDBClient, TableName: string, AttributeName: string) {
  const TimeToLiveSpecification = { Enabled: true, AttributeName };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}

/** Tags of a table that exist already get the new value. */
export async function setTags(
  client: DynamoDBClient,
  ResourceArn: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await client.send(new TagResourceCommand({ ResourceArn, Tags }));
}

async function setContributorInsights(
  client: DynamoDBClient,
  TableName: string,
  modes: TableSettings['contributorInsights'],
): Promise<void> {
  for (const [index, mode] of Object.entries(modes)) {
    await client.send(
      new UpdateContributorInsightsCommand({
        TableName,
        ...(index !== '' && { IndexName: index }),
        ContributorInsightsAction: 'ENABLE',
        ContributorInsightsMode: mode as ContributorInsightsMode,
      }),
    );
  }
}

async function setKinesisStreams(
  client: DynamoDBClient,
  TableName: string,
  wanted: TableSettings,
  found: TableSettings,
): Promise<void> {
  for (const [StreamArn, precision] of Object.entries(wanted.kinesisStreams)) {
    if (StreamArn in found.kinesisStreams) continue;
    const EnableKinesisStreamingConfiguration = {
      ApproximateCreationDateTimePrecision: precision as ApproximateCreationDateTimePrecision,
    };
    await client.send(
      new EnableKinesisStreamingDestinationCommand({
        TableName,
        StreamArn,
        EnableKinesisStreamingConfiguration,
      }),
    );
  }
}

async function setAutoscaling(
  client: RecoveryClients['scaling'],
  tableName: string,
  autoscaling: TableSettings['autoscaling'],
): Promise<void> {
  for (const [place, { target, policies }] of Object.entries(autoscaling)) {
    const ResourceId = `${scalableResource(tableName)}${place.split(' ')[0]}`;
    await client.send(new RegisterScalableTargetCommand({ ...target, ResourceId }));
    for (const policy of policies) {
      await client.send(new PutScalingPolicyCommand({ ...policy, ResourceId }));
    }
  }
}

async function setResourcePolicy(client: DynamoDBClient, ResourceArn: string, policy: string) {
  const Policy = withTableArn(policy, TABLE_ARN_PLACEHOLDER, ResourceArn);
  await client.send(new PutResourcePolicyCommand({ ResourceArn, Policy }));
}

/** One at a time: DynamoDB creates or deletes one replica in a request. */
async function createReplica(
  update: (input: Omit<UpdateTableCommandInput, 'TableName'>) => Promise<unknown>,
  wanted: TableSettings['replicas'],
  found: TableSettings['replicas'],
): Promise<void> {
  const [missing] = Object.entries(wanted).filter(([region]) => !(region in found));
  if (missing === undefined) return;
  const [RegionName, { keyArn }] = missing;
  const Create = { RegionName, ...(keyArn !== undefined && { KMSMasterKeyId: keyArn }) };
  await update({ ReplicaUpdates: [{ Create }] });
}
