import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { Key, KeyedTable } from './item-key';

export interface Table extends KeyedTable {
  tableName: string;
  actions: string[];
}

/** One call on the items of a table. Returns what it read; a write returns nothing. */
export type ItemCall = (
  items: DynamoDBDocumentClient,
  table: Table,
  key: Key,
  note: string,
) => Promise<unknown>;

export const ITEM_CALLS = {
  PutItem: async (items, { tableName: TableName }, key, note) => {
    await items.send(new PutCommand({ TableName, Item: { ...key, note } }));
  },

  GetItem: async (items, { tableName: TableName }, Key) =>
    (await items.send(new GetCommand({ TableName, Key }))).Item ?? null,

  UpdateItem: async (items, { tableName: TableName }, Key, note) => {
    const update = new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: 'SET #note = :note',
      ExpressionAttributeNames: { '#note': 'note' }, // a placeholder, because many names are reserved words
      ExpressionAttributeValues: { ':note': note },
    });
    await items.send(update);
  },

  // All items of one partition key, in the order of the sort key.
  Query: async (items, { tableName: TableName, partitionKey: { name } }, key) => {
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': name },
      ExpressionAttributeValues: { ':pk': key[name] },
    });
    return (await items.send(query)).Items;
  },

  DeleteItem: async (items, { tableName: TableName }, Key) => {
    await items.send(new DeleteCommand({ TableName, Key }));
  },

  // Only a table with rows "all" can allow it.
  Scan: async (items, { tableName: TableName }) =>
    (await items.send(new ScanCommand({ TableName, Limit: 25 }))).Items,
} satisfies Record<string, ItemCall>;

export type ItemAction = keyof typeof ITEM_CALLS;
