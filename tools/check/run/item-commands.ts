import { randomUUID } from 'node:crypto';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  ExecuteStatementCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { TableOptions } from '../../../lib/stage/schema/stage-schema';
import { newKeyValue } from '../key-value';
import type { ItemOperation } from '../probe';
import { rowKey, type RowOwner } from './row-key';

/** A row that a check uses, and may write. */
export interface Row {
  readonly tableName: string;
  readonly key: Readonly<Record<string, unknown>>;
  /** What tells the row of this check from any other that may have the same key. */
  readonly mark: string;
}

/** A new key of a table for a row of its owner. */
export function newKey(
  { partitionKey, sortKey, rows }: Pick<TableOptions, 'partitionKey' | 'sortKey' | 'rows'>,
  owner: RowOwner,
): Record<string, unknown> {
  return {
    // A key that tells whose a row is is a string.
    [partitionKey.name]:
      rows.by === 'all' ? newKeyValue(partitionKey.type) : rowKey(rows, owner, randomUUID()),
    ...(sortKey && { [sortKey.name]: newKeyValue(sortKey.type) }),
  };
}

/** An attribute that the check writes; no key of a table would have this name. */
const MARK = 'written by access check';

/** Makes a call on a row. Whatever writes or deletes one leaves alone what is not of this check, except for BatchWriteItem. */
export function callOnRow(
  documents: DynamoDBDocumentClient,
  operation: ItemOperation,
  row: Row,
): Promise<unknown> {
  return CALLS[operation](documents, row);
}

type Call = (documents: DynamoDBDocumentClient, row: Row) => Promise<unknown>;

const CALLS: Readonly<Record<ItemOperation, Call>> = {
  GetItem: (documents, row) => documents.send(new GetCommand(keyOf(row))),
  PutItem: (documents, row) =>
    documents.send(new PutCommand({ TableName: row.tableName, Item: itemOf(row), ...ifNew(row) })),
  UpdateItem: (documents, row) =>
    documents.send(
      new UpdateCommand({ ...keyOf(row), UpdateExpression: 'SET #mark = :mark', ...ifNew(row) }),
    ),
  DeleteItem: (documents, row) => documents.send(new DeleteCommand(deletionOf(row))),
  Query: (documents, { tableName, key }) => {
    const [name, value] = partitionOf(key);
    return documents.send(
      new QueryCommand({
        TableName: tableName,
        Limit: 1,
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  },
  Scan: (documents, { tableName }) =>
    documents.send(new ScanCommand({ TableName: tableName, Limit: 1 })),
  BatchGetItem: (documents, { tableName, key }) =>
    documents.send(new BatchGetCommand({ RequestItems: { [tableName]: { Keys: [key] } } })),
  BatchWriteItem: (documents, row) =>
    documents.send(
      new BatchWriteCommand({
        RequestItems: { [row.tableName]: [{ PutRequest: { Item: itemOf(row) } }] },
      }),
    ),
  // Of items that the user may put, a transaction is allowed as the puts are: this one deletes.
  TransactWriteItems: (documents, row) =>
    documents.send(new TransactWriteCommand({ TransactItems: [{ Delete: deletionOf(row) }] })),
  PartiQLSelect: (documents, row) =>
    partiQl(documents, row, `SELECT * FROM ${quoted(row.tableName)} ${where(row)}`),
  PartiQLInsert: (documents, row) => {
    const attributes = Object.keys(itemOf(row)).map((name) => `${text(name)}: ?`);
    const statement = `INSERT INTO ${quoted(row.tableName)} VALUE {${attributes.join(', ')}}`;
    return partiQl(documents, row, statement, [...Object.values(itemOf(row))]);
  },
  PartiQLUpdate: (documents, row) =>
    partiQl(
      documents,
      row,
      `UPDATE ${quoted(row.tableName)} SET ${quoted(MARK)} = ? ${where(row)} AND ${quoted(MARK)} = ?`,
      [row.mark, ...Object.values(row.key), row.mark],
    ),
  PartiQLDelete: (documents, row) =>
    partiQl(
      documents,
      row,
      `DELETE FROM ${quoted(row.tableName)} ${where(row)} AND ${quoted(MARK)} = ?`,
      [...Object.values(row.key), row.mark],
    ),
};

function keyOf({ tableName, key }: Row) {
  return { TableName: tableName, Key: key };
}

function itemOf({ key, mark }: Row): Record<string, unknown> {
  return { ...key, [MARK]: mark };
}

function deletionOf(row: Row) {
  return {
    ...keyOf(row),
    ConditionExpression: '#mark = :mark',
    ExpressionAttributeNames: { '#mark': MARK },
    ExpressionAttributeValues: { ':mark': row.mark },
  };
}

/** The partition key comes first. */
function partitionOf(key: Row['key']): [string, unknown] {
  const [first = ['', undefined]] = Object.entries(key);
  return first;
}

function ifNew({ key, mark }: Row) {
  return {
    ConditionExpression: 'attribute_not_exists(#key) OR #mark = :mark',
    ExpressionAttributeNames: { '#key': partitionOf(key)[0], '#mark': MARK },
    ExpressionAttributeValues: { ':mark': mark },
  };
}

function partiQl(
  documents: DynamoDBDocumentClient,
  { key }: Row,
  Statement: string,
  Parameters: unknown[] = Object.values(key),
): Promise<unknown> {
  return documents.send(new ExecuteStatementCommand({ Statement, Parameters }));
}

function where({ key }: Row): string {
  return `WHERE ${Object.keys(key)
    .map((name) => `${quoted(name)} = ?`)
    .join(' AND ')}`;
}

/** Source: DynamoDB Developer Guide, PartiQL: names stand in double quotes, text in single ones. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
