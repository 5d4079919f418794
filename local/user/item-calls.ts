import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { TableOptions } from '../../lib/config/schema/stage-schema';
import type { ItemAction } from '../../lib/config/schema/table-schema';
import type { Credentials } from '../../lib/probes/credentials';
import { newKeyValue } from '../../lib/probes/key-value';
import { localClientConfig } from '../local-client-config';
import type { LocalTarget } from '../local-environment';
import { rowKey, type RowOwner } from './row-key';

/** One call that the user makes. */
export interface ItemCall {
  readonly action: ItemAction;
  /** Makes the call and gives the response, without the SDK's metadata. */
  readonly run: () => Promise<Record<string, unknown>>;
}

/** The calls on a row of the user that the stage allows on a table, in the order in which they build on each other. */
export function itemCalls(
  target: LocalTarget,
  credentials: Credentials,
  tableName: string,
  options: Pick<TableOptions, 'actions' | 'partitionKey' | 'sortKey' | 'rows'>,
  owner: RowOwner,
): ItemCall[] {
  const client = new DynamoDBClient(localClientConfig(target, credentials));
  const documents = DynamoDBDocumentClient.from(client);
  const item = { TableName: tableName, Key: newKey(options, owner) };
  const calls: Record<ItemAction, () => Promise<object>> = {
    PutItem: () => documents.send(put(item)),
    GetItem: () => documents.send(new GetCommand(item)),
    UpdateItem: () => documents.send(update(item)),
  };
  return (['PutItem', 'GetItem', 'UpdateItem'] as const)
    .filter((action) => options.actions.includes(action))
    .map((action) => ({ action, run: async () => withoutMetadata(await calls[action]()) }));
}

interface Item {
  readonly TableName: string;
  readonly Key: Record<string, unknown>;
}

/** An attribute that the calls write; no key of a table would have this name. */
const WRITTEN = 'written by npm start';

function put({ TableName, Key }: Item): PutCommand {
  return new PutCommand({
    TableName,
    Item: { ...Key, [WRITTEN]: 1 },
    ReturnConsumedCapacity: 'TOTAL',
  });
}

function update(item: Item): UpdateCommand {
  return new UpdateCommand({
    ...item,
    UpdateExpression: 'ADD #written :one',
    ExpressionAttributeNames: { '#written': WRITTEN },
    ExpressionAttributeValues: { ':one': 1 },
    ReturnValues: 'ALL_NEW',
  });
}

function newKey(
  { partitionKey, sortKey, rows }: Pick<TableOptions, 'partitionKey' | 'sortKey' | 'rows'>,
  owner: RowOwner,
) {
  return {
    // A key that tells whose a row is is a string.
    [partitionKey.name]:
      rows === 'all' ? newKeyValue(partitionKey.type) : rowKey(rows, owner, randomUUID()),
    ...(sortKey && { [sortKey.name]: newKeyValue(sortKey.type) }),
  };
}

function withoutMetadata(response: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(response).filter(([key]) => key !== '$metadata'));
}
