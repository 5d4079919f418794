import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import { expiringCredentials, type Credentials } from '../credentials';
import { newKeyValue } from '../key-value';
import type { ConnectedTable, Connection, RoleToAssume } from './connection';
import { whatToChange } from './what-to-change';

/** One thing that a tool does when it connects. */
export interface ConnectionStep {
  readonly title: string;
  /**
   * Does it, after the steps before it.
   *
   * @returns what came back, in a few words and without secrets
   */
  readonly run: () => Promise<string>;
  /** What to do where it fails. */
  readonly change: (error: unknown) => string;
}

/** A tool waits no longer for an answer. */
const PATIENCE = { connectionTimeout: 5_000, requestTimeout: 20_000 };

/**
 * What a tool does to test a connection, in order: it gets its credentials, lists tables where it may, and describes
 * and reads each table; a destination also writes an item and removes it again.
 *
 * The items that are read and written have new keys: nobody's data is touched.
 *
 * @param credentials one's own @default - those of the environment, as the AWS CLI finds them
 */
export function connectionSteps(
  connection: Connection,
  credentials?: Credentials,
): readonly ConnectionStep[] {
  const { region, endpoint, role, listTables, tables } = connection;
  const place = { region, endpoint, requestHandler: PATIENCE };
  // The credentials of the role are known once the first step has run.
  let current = credentials;
  const database = () => new DynamoDBClient({ ...place, credentials: current });
  const first = role
    ? assumeRole(role, new STSClient({ ...place, credentials }), (given) => (current = given))
    : // A local instance has no identities.
      endpoint === undefined
      ? whoseCredentials(connection, new STSClient({ ...place, credentials }))
      : undefined;
  return [
    ...(first ? [first] : []),
    ...(listTables ? [listNames(database)] : []),
    ...tables.flatMap((table) => [describe(table, database), ...useItem(table, database)]),
  ];
}

function assumeRole(
  { roleArn, externalId, sessionName, durationSeconds }: RoleToAssume,
  client: STSClient,
  give: (credentials: Credentials) => void,
): ConnectionStep {
  return {
    title: `AssumeRole ${roleArn} as ${sessionName}`,
    change: (error) => whatToChange('AssumeRole', error),
    run: async () => {
      const { Credentials: given } = await client.send(
        new AssumeRoleCommand({
          RoleArn: roleArn,
          RoleSessionName: sessionName,
          DurationSeconds: durationSeconds,
          ExternalId: externalId,
        }),
      );
      const session = expiringCredentials('AssumeRole', given);
      give(session);
      return `credentials ${session.accessKeyId} until ${session.expiration.toISOString()}`;
    },
  };
}

function whoseCredentials({ sourceAccount }: Connection, client: STSClient): ConnectionStep {
  return {
    title: 'GetCallerIdentity',
    change: (error) =>
      error instanceof SameAccount
        ? 'connect to a destination in another account than the source'
        : whatToChange('GetCallerIdentity', error),
    run: async () => {
      const { Arn, Account } = await client.send(new GetCallerIdentityCommand({}));
      if (Account !== undefined && Account === sourceAccount) throw new SameAccount(Account);
      return `credentials of ${String(Arn)}`;
    },
  };
}

class SameAccount extends Error {
  constructor(account: string) {
    super(`received a destination in the account ${account}, which is that of the source`);
  }
}

function listNames(database: () => DynamoDBClient): ConnectionStep {
  return ofDynamoDb('ListTables', async () => {
    const { TableNames = [] } = await database().send(new ListTablesCommand({ Limit: 100 }));
    return `${TableNames.length} names`;
  });
}

function describe(table: ConnectedTable, database: () => DynamoDBClient): ConnectionStep {
  const { tableName, partitionKey, sortKey } = table;
  const expected = [partitionKey.name, ...(sortKey ? [sortKey.name] : [])].join(', ');
  return ofDynamoDb(`DescribeTable ${tableName}`, async () => {
    const { Table } = await database().send(new DescribeTableCommand({ TableName: tableName }));
    const key = (Table?.KeySchema ?? []).map(({ AttributeName }) => AttributeName).join(', ');
    if (key !== expected) throw new OtherTable(tableName, key, expected);
    return `${String(Table?.TableStatus)}, key ${key}`;
  });
}

class OtherTable extends Error {
  constructor(tableName: string, key: string, expected: string) {
    super(`received the table ${tableName} with the key ${key}; expected the key ${expected}`);
  }
}

/** Reads an item that does not exist, writes it and removes it again. */
function useItem(
  { tableName, partitionKey, sortKey, reads, writes }: ConnectedTable,
  database: () => DynamoDBClient,
): ConnectionStep[] {
  const key = {
    [partitionKey.name]: newKeyValue(partitionKey.type),
    ...(sortKey && { [sortKey.name]: newKeyValue(sortKey.type) }),
  };
  const item = { TableName: tableName, Key: key };
  const documents = () => DynamoDBDocumentClient.from(database());
  const read = ofDynamoDb(`GetItem on ${tableName}`, async () => {
    await documents().send(new GetCommand(item));
    return 'no item of a new key, as it should be';
  });
  const write = ofDynamoDb(`PutItem on ${tableName}`, async () => {
    await documents().send(
      new PutCommand({
        TableName: tableName,
        Item: key,
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': partitionKey.name },
      }),
    );
    return 'a probe item';
  });
  const remove = ofDynamoDb(`DeleteItem on ${tableName}`, async () => {
    await documents().send(new DeleteCommand(item));
    return 'the probe item is gone again';
  });
  const byHand = (error: unknown) =>
    `${whatToChange('DynamoDB', error)}; then delete the probe item, whose key is ${readable(key)}`;
  return [...(reads ? [read] : []), ...(writes ? [write, { ...remove, change: byHand }] : [])];
}

function readable(key: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(key, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
}

function ofDynamoDb(title: string, run: () => Promise<string>): ConnectionStep {
  return {
    title,
    run,
    change: (error) =>
      error instanceof OtherTable
        ? 'name the table of the stage with --table, or deploy the stage'
        : whatToChange('DynamoDB', error),
  };
}
