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
import { localClientConfig, type Credentials } from '../local-client-config';
import type { LocalTarget } from '../local-environment';

/** One call that the user makes. */
export interface ItemCall {
  readonly action: ItemAction;
  /** Makes the call and gives the response, without the SDK's metadata. */
  readonly run: () => Promise<Record<string, unknown>>;
}

/** An attribute that the calls write; no key of a table would have this name. */
const WRITTEN = 'written by npm start';

/** The calls that the stage allows on a table, in the order in which they build on each other. */
export function itemCalls(
  target: LocalTarget,
  credentials: Credentials,
  tableName: string,
  options: Pick<TableOptions, 'actions' | 'partitionKey' | 'sortKey'>,
): ItemCall[] {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient(localClientConfig(target, credentials)),
  );
  const keys = [options.partitionKey, options.sortKey].filter((key) => key !== undefined);
  const Key = Object.fromEntries(keys.map(({ name, type }) => [name, KEY_VALUES[type]()]));
  const TableName = tableName;
  const commands = {
    PutItem: new PutCommand({
      TableName,
      Item: { ...Key, [WRITTEN]: 1 },
      ReturnConsumedCapacity: 'TOTAL',
    }),
    GetItem: new GetCommand({ TableName, Key }),
    UpdateItem: new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: 'ADD #written :one',
      ExpressionAttributeNames: { '#written': WRITTEN },
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'ALL_NEW',
    }),
  };
  const send = async (action: ItemAction) => {
    // Each command is of a type of its own, and the client's method is overloaded for them.
    const response = await client.send(commands[action] as GetCommand);
    return Object.fromEntries(Object.entries(response).filter(([key]) => key !== '$metadata'));
  };
  return (['PutItem', 'GetItem', 'UpdateItem'] as const)
    .filter((action) => options.actions.includes(action))
    .map((action) => ({ action, run: () => send(action) }));
}

const KEY_VALUES = {
  string: () => randomUUID(),
  number: () => Date.now(),
  binary: () => new TextEncoder().encode(randomUUID()),
} as const;
