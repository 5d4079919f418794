import { randomBytes, randomInt } from 'node:crypto';
import {
  BatchGetItemCommand,
  paginateScan,
  type DynamoDBClient,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../item';
import { pause, type Waiting } from '../waiting';
import type { ItemCount, SampledItem } from './drill-result';
import { itemHash } from './item-hash';

/** Counting stops here, because it reads, and DynamoDB's own count is updated every six hours only. */
const MAX_COUNTED = 100_000;

/** As many as DynamoDB returns in one BatchGetItem. */
const SAMPLE = 100;

/** Counts the items of a table. */
export async function countItems(client: DynamoDBClient, TableName: string): Promise<ItemCount> {
  let items = 0;
  for await (const page of paginateScan({ client }, { TableName, Select: 'COUNT' })) {
    items += page.Count ?? 0;
    if (items >= MAX_COUNTED) return { items: MAX_COUNTED, isComplete: false };
  }
  return { items, isComplete: true };
}

/** The tables whose items are compared. */
export interface ComparedTables {
  readonly live: string;
  readonly restored: string;
  readonly keySchema: readonly KeySchemaElement[];
}

/** Compares items of a random part of the restored table with those of the live one. */
export async function sampleItems(
  client: DynamoDBClient,
  { live, restored, keySchema }: ComparedTables,
  { items: count }: ItemCount,
  waiting: Waiting,
): Promise<SampledItem[]> {
  const hashKey = randomBytes(32);
  const sampled = await randomItems(client, restored, count);
  const keyOf = (item: Item): Item =>
    Object.fromEntries(
      keySchema.map(({ AttributeName: name = '' }) => [name, item[name] ?? { NULL: true }]),
    );
  const found = await itemsWith(client, live, sampled.map(keyOf), waiting);
  const hashes = new Map(
    found.map((item) => [itemHash(keyOf(item), hashKey), itemHash(item, hashKey)]),
  );
  return sampled.map((item) => ({
    restored: itemHash(item, hashKey),
    live: hashes.get(itemHash(keyOf(item), hashKey)),
  }));
}

/** Segments of a scan have some 200 items each, of which a random one and those behind it are read. */
async function randomItems(
  client: DynamoDBClient,
  TableName: string,
  count: number,
): Promise<Item[]> {
  const TotalSegments = Math.max(1, Math.floor(count / (2 * SAMPLE)));
  const first = randomInt(TotalSegments);
  const items: Item[] = [];
  for (let at = 0; at < TotalSegments && items.length < SAMPLE; at++) {
    const segment = { TotalSegments, Segment: (first + at) % TotalSegments, Limit: SAMPLE };
    for await (const { Items = [] } of paginateScan({ client }, { TableName, ...segment })) {
      items.push(...Items);
      if (items.length >= SAMPLE) break;
    }
  }
  return items.slice(0, SAMPLE);
}

async function itemsWith(
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
  waiting: Waiting,
): Promise<Item[]> {
  const items: Item[] = [];
  let open: Item[] = [...keys];
  while (open.length > 0 && !waiting.isStopped()) {
    const RequestItems = { [table]: { Keys: open, ConsistentRead: true } };
    const page = await client.send(new BatchGetItemCommand({ RequestItems }));
    items.push(...(page.Responses?.[table] ?? []));
    open = page.UnprocessedKeys?.[table]?.Keys ?? [];
    if (open.length > 0) await pause(waiting);
  }
  return items;
}
