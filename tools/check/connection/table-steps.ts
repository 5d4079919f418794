import { randomUUID } from 'node:crypto';
import {
  DescribeTableCommand,
  ListTablesCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import { unusedKeyValue } from '../unused-key';
import type { ConnectedTable } from './connection';
import type { ConnectionStep } from './connection-step';
import { UnexpectedAnswer, stepAdvice } from './step-advice';

/** DynamoDB with the credentials that the steps before have got. */
type Database = () => DynamoDBClient;

export function listTables(database: Database): ConnectionStep {
  return ofDynamoDb('ListTables', async () => {
    const { TableNames = [] } = await database().send(new ListTablesCommand({ Limit: 100 }));
    return `${TableNames.length} names`;
  });
}

/** Describes a table, which has the key that the stage says. */
export function describeTable(table: ConnectedTable, database: Database): ConnectionStep {
  const { tableName, partitionKey, sortKey } = table;
  const expected = [partitionKey.name, ...(sortKey ? [sortKey.name] : [])].join(', ');
  return ofDynamoDb(`DescribeTable ${tableName}`, async () => {
    const { Table } = await database().send(new DescribeTableCommand({ TableName: tableName }));
    const key = (Table?.KeySchema ?? []).map(({ AttributeName }) => AttributeName).join(', ');
    if (key === expected) return `${String(Table?.TableStatus)}, key ${key}`;
    throw new UnexpectedAnswer(
      `received the table ${tableName} with the key ${key}; expected the key ${expected}`,
      'name the table of the stage with --table, or deploy the stage',
    );
  });
}

/** An attribute that tells a probe item from any other; its value is random. */
const MARK = 'connection probe';

/** Reads an item that does not exist, writes it and removes it again. */
export function itemSteps(table: ConnectedTable, database: Database): ConnectionStep[] {
  const { tableName, partitionKey, sortKey, reads, writes } = table;
  const key = {
    [partitionKey.name]: unusedKeyValue(partitionKey.type),
    ...(sortKey && { [sortKey.name]: unusedKeyValue(sortKey.type) }),
  };
  const mark = randomUUID();
  const item = { TableName: tableName, Key: key };
  const documents = () => DynamoDBDocumentClient.from(database());
  /** Only the probe item itself, whatever else may have come there. */
  const remove = () =>
    documents().send(
      new DeleteCommand({
        ...item,
        ConditionExpression: '#mark = :mark',
        ExpressionAttributeNames: { '#mark': MARK },
        ExpressionAttributeValues: { ':mark': mark },
      }),
    );
  const left = (error: unknown) =>
    `${stepAdvice('DynamoDB', error)}; should there be a probe item, its key is ${readable(key)}`;
  const read = ofDynamoDb(`GetItem on ${tableName}`, async () => {
    const { Item } = await documents().send(new GetCommand(item));
    return Item ? 'an item' : 'no item of a new key, as it should be';
  });
  const write: ConnectionStep = {
    title: `PutItem on ${tableName}`,
    change: left,
    run: async () => {
      await documents().send(
        new PutCommand({
          TableName: tableName,
          Item: { ...key, [MARK]: mark },
          ConditionExpression: 'attribute_not_exists(#key)',
          ExpressionAttributeNames: { '#key': partitionKey.name },
        }),
      );
      return 'a probe item';
    },
    undo: async () => {
      await remove();
    },
  };
  const cleanUp: ConnectionStep = {
    title: `DeleteItem on ${tableName}`,
    change: left,
    run: async () => {
      await remove();
      return 'the probe item is gone again';
    },
  };
  return [...(reads ? [read] : []), ...(writes ? [write, cleanUp] : [])];
}

function readable(key: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(key, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
}

function ofDynamoDb(title: string, run: () => Promise<string>): ConnectionStep {
  return { title, run, change: (error) => stepAdvice('DynamoDB', error) };
}
