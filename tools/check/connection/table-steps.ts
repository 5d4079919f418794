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
import { unusedKey } from '../unused-key';
import type { ConnectedTable } from './connection';
import type { ConnectionStep } from './connection-step';
import { stepAdvice, UnexpectedAnswer } from './step-advice';

/** A client with the credentials of the previous steps. */
type DynamoDb = () => DynamoDBClient;

export function listTables(dynamoDb: DynamoDb): ConnectionStep {
  return dynamoDbStep('ListTables', async () => {
    const { TableNames = [] } = await dynamoDb().send(new ListTablesCommand({ Limit: 100 }));
    return `${TableNames.length} tables`;
  });
}

/** Describes a table, which must have the key of the stage file. */
export function describeTable(table: ConnectedTable, dynamoDb: DynamoDb): ConnectionStep {
  const { tableName, partitionKey, sortKey } = table;
  const expected = [partitionKey.name, ...(sortKey ? [sortKey.name] : [])].join(', ');
  return dynamoDbStep(`DescribeTable ${tableName}`, async () => {
    const { Table } = await dynamoDb().send(new DescribeTableCommand({ TableName: tableName }));
    const key = (Table?.KeySchema ?? []).map(({ AttributeName }) => AttributeName).join(', ');
    if (key === expected) return `${String(Table?.TableStatus)}, key ${key}`;
    throw new UnexpectedAnswer(
      `The table ${tableName} has the key ${key || '(none)'}; the stage file has ${expected}.`,
      "Pass the name of the stage's table with --table, or deploy the stage.",
    );
  });
}

/** Reads an item that does not exist, writes it and deletes it. */
export function itemSteps(table: ConnectedTable, dynamoDb: DynamoDb): ConnectionStep[] {
  const item = new TestItem(table, () => DynamoDBDocumentClient.from(dynamoDb()));
  return [
    ...(table.reads ? [item.read()] : []),
    ...(table.writes ? [item.write(), item.remove()] : []),
  ];
}

/** The attribute that marks test items. Its value is random. */
const MARK = 'connection probe';

/** An item with an unused key, and the steps on it. */
class TestItem {
  private readonly key: Readonly<Record<string, unknown>>;
  private readonly mark = randomUUID();

  constructor(
    private readonly table: ConnectedTable,
    private readonly documents: () => DynamoDBDocumentClient,
  ) {
    this.key = unusedKey(table);
  }

  read(): ConnectionStep {
    return dynamoDbStep(`GetItem on ${this.table.tableName}`, async () => {
      const { Item } = await this.documents().send(
        new GetCommand({ TableName: this.table.tableName, Key: this.key }),
      );
      return Item ? 'an item' : 'allowed, no such item';
    });
  }

  write(): ConnectionStep {
    const { tableName, partitionKey } = this.table;
    return {
      title: `PutItem on ${tableName}`,
      advice: (error) => this.advice(error),
      run: async () => {
        await this.documents().send(
          new PutCommand({
            TableName: tableName,
            Item: { ...this.key, [MARK]: this.mark },
            ConditionExpression: 'attribute_not_exists(#key)',
            ExpressionAttributeNames: { '#key': partitionKey.name },
          }),
        );
        return 'a test item';
      },
      undo: () => this.delete(),
    };
  }

  remove(): ConnectionStep {
    return {
      title: `DeleteItem on ${this.table.tableName}`,
      advice: (error) => this.advice(error),
      run: async () => {
        await this.delete();
        return 'the test item is deleted';
      },
    };
  }

  /** Deletes only the item that this test has written. */
  private async delete(): Promise<void> {
    await this.documents().send(
      new DeleteCommand({
        TableName: this.table.tableName,
        Key: this.key,
        ConditionExpression: '#mark = :mark',
        ExpressionAttributeNames: { '#mark': MARK },
        ExpressionAttributeValues: { ':mark': this.mark },
      }),
    );
  }

  private advice(error: unknown): string {
    return `${stepAdvice('DynamoDB', error)} If the test item was written, delete it: its key is ${readable(this.key)}`;
  }
}

/** A key as JSON, with binary values in base64 as in the AWS CLI. */
function readable(key: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(key, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
}

function dynamoDbStep(title: string, run: () => Promise<string>): ConnectionStep {
  return { title, run, advice: (error) => stepAdvice('DynamoDB', error) };
}
