import {
  DescribeContinuousBackupsCommand,
  DescribeKinesisStreamingDestinationCommand,
  DescribeTimeToLiveCommand,
  GetResourcePolicyCommand,
  ListTagsOfResourceCommand,
  paginateListContributorInsights,
  type DynamoDBClient,
  type PointInTimeRecoveryDescription,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { isObject, type JsonObject } from '../../template-access/template/json-values';
import { tableDescription } from '../live-table';
import type { RecoveryClients } from '../recovery-clients';
import { readAutoscaling } from './read-autoscaling';
import { tableKey } from './table-key';
import { TABLE_ARN_PLACEHOLDER, type Replica, type TableSettings } from './table-settings';

/**
 * Reads the settings of a table.
 *
 * @param hasOwnKey whether it is encrypted with a customer managed key
 * @throws {Error} if it does not exist
 */
export async function readTableSettings(
  clients: RecoveryClients,
  tableName: string,
  hasOwnKey: boolean,
): Promise<TableSettings> {
  const { dynamoDb } = clients;
  const table = await tableDescription(dynamoDb, tableName);
  if (table === undefined) throw new Error(`The table ${tableName} does not exist.`);
  return {
    ...describedSettings(table, hasOwnKey),
    recovery: recoverySetting(await pointInTimeRecovery(dynamoDb, tableName)),
    timeToLive: await timeToLive(dynamoDb, tableName),
    tags: await tagsOf(dynamoDb, String(table.TableArn)),
    contributorInsights: await contributorInsights(dynamoDb, tableName),
    kinesisStreams: await kinesisStreams(dynamoDb, tableName),
    autoscaling: await readAutoscaling(clients.scaling, table),
    resourcePolicy: await resourcePolicy(dynamoDb, String(table.TableArn)),
  };
}

/** The settings in the description of a table. */
function describedSettings(table: TableDescription, hasOwnKey: boolean) {
  const { StreamSpecification: stream, OnDemandThroughput: throughput } = table;
  return {
    deletionProtection: table.DeletionProtectionEnabled ?? false,
    encryption: tableKey(table, hasOwnKey),
    tableClass: table.TableClassSummary?.TableClass ?? 'STANDARD',
    onDemandThroughput: throughput,
    stream: stream?.StreamEnabled ? stream.StreamViewType : undefined,
    replicas: replicasOf(table),
  };
}

function replicasOf({ TableArn = '', Replicas = [] }: TableDescription): Record<string, Replica> {
  const own = TableArn.split(':')[3];
  return Object.fromEntries(
    Replicas.flatMap(({ RegionName: region, KMSMasterKeyId: keyArn }) =>
      region === undefined || region === own
        ? []
        : [[region, keyArn === undefined ? {} : { keyArn }]],
    ),
  );
}

/** The state and the restorable times of point-in-time recovery. */
export async function pointInTimeRecovery(
  client: DynamoDBClient,
  tableName: string,
): Promise<PointInTimeRecoveryDescription | undefined> {
  const command = new DescribeContinuousBackupsCommand({ TableName: tableName });
  const { ContinuousBackupsDescription: described } = await client.send(command);
  const recovery = described?.PointInTimeRecoveryDescription;
  return recovery?.PointInTimeRecoveryStatus === 'ENABLED' ? recovery : undefined;
}

function recoverySetting(recovery: PointInTimeRecoveryDescription | undefined) {
  return recovery && { days: recovery.RecoveryPeriodInDays };
}

async function timeToLive(client: DynamoDBClient, tableName: string) {
  const command = new DescribeTimeToLiveCommand({ TableName: tableName });
  const { TimeToLiveDescription: described } = await client.send(command);
  const isOn = /^ENABL(ED|ING)$/.test(described?.TimeToLiveStatus ?? '');
  return isOn ? described?.AttributeName : undefined;
}

/** The tags of a table, without those of AWS. */
export async function tagsOf(
  client: DynamoDBClient,
  tableArn: string,
): Promise<Record<string, string>> {
  const tags: Record<string, string> = {};
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListTagsOfResourceCommand({ ResourceArn: tableArn, NextToken }),
    );
    for (const { Key = '', Value = '' } of page.Tags ?? []) {
      if (!Key.startsWith('aws:')) tags[Key] = Value;
    }
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return tags;
}

async function contributorInsights(client: DynamoDBClient, tableName: string) {
  const modes: Record<string, string> = {};
  const pages = paginateListContributorInsights({ client }, { TableName: tableName });
  for await (const { ContributorInsightsSummaries = [] } of pages) {
    for (const one of ContributorInsightsSummaries) {
      if (!/^ENABL(ED|ING)$/.test(one.ContributorInsightsStatus ?? '')) continue;
      modes[one.IndexName ?? ''] = one.ContributorInsightsMode ?? 'ACCESSED_AND_THROTTLED_KEYS';
    }
  }
  return modes;
}

async function kinesisStreams(client: DynamoDBClient, tableName: string) {
  const command = new DescribeKinesisStreamingDestinationCommand({ TableName: tableName });
  const { KinesisDataStreamDestinations = [] } = await client.send(command);
  return Object.fromEntries(
    KinesisDataStreamDestinations.filter(({ DestinationStatus = '' }) =>
      /^(ACTIVE|ENABLING|UPDATING)$/.test(DestinationStatus),
    ).map(({ StreamArn = '', ApproximateCreationDateTimePrecision = 'MILLISECOND' }) => [
      StreamArn,
      ApproximateCreationDateTimePrecision,
    ]),
  );
}

async function resourcePolicy(
  client: DynamoDBClient,
  tableArn: string,
): Promise<string | undefined> {
  try {
    const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceArn: tableArn }));
    return Policy === undefined ? undefined : withTableArn(Policy, tableArn, TABLE_ARN_PLACEHOLDER);
  } catch (error) {
    if ((error as Error).name === 'PolicyNotFoundException') return undefined;
    throw error;
  }
}

/** A policy with another ARN of the table, and of its indexes, with the keys sorted. */
export function withTableArn(policy: string, from: string, to: string): string {
  const parsed: unknown = JSON.parse(policy, (_key, value: unknown) => {
    if (typeof value === 'string') {
      return value === from || value.startsWith(`${from}/`) ? to + value.slice(from.length) : value;
    }
    return isObject(value) ? sorted(value) : value;
  });
  return JSON.stringify(parsed);
}

function sorted(object: JsonObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
