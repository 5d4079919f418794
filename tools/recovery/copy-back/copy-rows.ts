import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  PutItemCommand,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
  type KeysAndAttributes,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../item';
import type { Pace } from './pace';
import { selects } from './read-rows';
import type { RowSelection } from './row-selection';

/** The live table, and which items may be written to it. */
export interface CopyTarget {
  readonly tableName: string;
  /** The names of the partition key and the sort key. */
  readonly keys: readonly [string, ...string[]];
  readonly selection: RowSelection;
  /** Whether items that exist are replaced. */
  readonly overwrite: boolean;
}

/** The primary key of an item. */
export function keyOf({ keys }: Pick<CopyTarget, 'keys'>, item: Item): Item {
  return Object.fromEntries(keys.flatMap((name) => (item[name] ? [[name, item[name]]] : [])));
}

/**
 * Copies one item into the live table.
 *
 * @returns whether it was written; an item that exists is kept, unless it may be replaced
 * @throws {Error} for an item outside the selection, which is never written
 */
export async function copyRow(
  client: DynamoDBClient,
  { tableName, keys: [partitionKey], selection, overwrite }: CopyTarget,
  item: Item,
  pace: Pace,
): Promise<boolean> {
  if (!selects(selection, item[partitionKey])) {
    throw new Error('An item with another partition key is not copied.');
  }
  const unlessPresent = {
    ConditionExpression: 'attribute_not_exists(#key)',
    ExpressionAttributeNames: { '#key': partitionKey },
  };
  try {
    const { ConsumedCapacity } = await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...item },
        ReturnConsumedCapacity: 'TOTAL',
        ...(!overwrite && unlessPresent),
      }),
    );
    await pace.spend(ConsumedCapacity?.CapacityUnits ?? 1);
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    await pace.spend(1);
    return false;
  }
}

/** Source: DynamoDB API reference, BatchGetItem. */
const BATCH = 100;

/** The number of items whose primary keys the live table has. */
export async function presentRows(
  client: DynamoDBClient,
  target: Pick<CopyTarget, 'tableName' | 'keys'>,
  items: readonly Item[],
  pace: Pace,
): Promise<number> {
  let found = 0;
  for (let start = 0; start < items.length; start += BATCH) {
    const batch = items.slice(start, start + BATCH).map((item) => keyOf(target, item));
    found += await presentIn(client, target, batch, pace);
  }
  return found;
}

async function presentIn(
  client: DynamoDBClient,
  { tableName, keys: [partitionKey] }: Pick<CopyTarget, 'tableName' | 'keys'>,
  batch: readonly Item[],
  pace: Pace,
): Promise<number> {
  const Keys = [...batch];
  let request: KeysAndAttributes | undefined = {
    Keys,
    ConsistentRead: true,
    ProjectionExpression: '#key',
    ExpressionAttributeNames: { '#key': partitionKey },
  };
  let found = 0;
  while (request) {
    const answer: BatchGetItemCommandOutput = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: request } }),
    );
    found += answer.Responses?.[tableName]?.length ?? 0;
    request = answer.UnprocessedKeys?.[tableName];
    await pace.spend(batch.length);
  }
  return found;
}
