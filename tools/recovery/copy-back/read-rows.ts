import {
  QueryCommand,
  ScanCommand,
  type AttributeValue,
  type DynamoDBClient,
  type QueryCommandOutput,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../item';
import { isSameKey } from './key-value';
import type { Pace } from './pace';
import type { RowSelection } from './row-selection';

/** A table to read from. */
export interface RowSource {
  readonly tableName: string;
  /** The name of its partition key. */
  readonly partitionKey: string;
}

/** Whether an item is one of the selection. */
export function selects(selection: RowSelection, key: AttributeValue | undefined): boolean {
  return selection.kind === 'equals'
    ? isSameKey(selection.value, key)
    : key?.S?.startsWith(selection.prefix) === true;
}

/**
 * The items of a selection in pages. DynamoDB has no condition for the beginning of a partition key, so these are found by
 * a scan of the table.
 *
 * @param after the primary key of the last item that was read before @default - from the first item
 */
export async function* readRows(
  client: DynamoDBClient,
  source: RowSource,
  selection: RowSelection,
  pace: Pace,
  after?: Item,
): AsyncGenerator<readonly Item[]> {
  let start = after;
  do {
    const page = await readPage(client, source, selection, start);
    const items = page.Items ?? [];
    const foreign = items.find((item) => !selects(selection, item[source.partitionKey]));
    if (foreign) throw new Error(`${source.tableName} returned an item of another partition key.`);
    yield items;
    start = page.LastEvaluatedKey;
    await pace.spend(page.ConsumedCapacity?.CapacityUnits ?? items.length);
  } while (start !== undefined);
}

function readPage(
  client: DynamoDBClient,
  { tableName, partitionKey }: RowSource,
  selection: RowSelection,
  start: Item | undefined,
): Promise<QueryCommandOutput | ScanCommandOutput> {
  const input = {
    TableName: tableName,
    ConsistentRead: true,
    ExpressionAttributeNames: { '#key': partitionKey },
    ReturnConsumedCapacity: 'TOTAL',
    ...(start && { ExclusiveStartKey: start }),
  } as const;
  switch (selection.kind) {
    case 'equals':
      return client.send(
        new QueryCommand({
          ...input,
          KeyConditionExpression: '#key = :key',
          ExpressionAttributeValues: { ':key': selection.value },
        }),
      );
    case 'beginsWith':
      return client.send(
        new ScanCommand({
          ...input,
          FilterExpression: 'begins_with(#key, :prefix)',
          ExpressionAttributeValues: { ':prefix': { S: selection.prefix } },
        }),
      );
  }
}
