import { ExecuteStatementCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ItemOperation, ReturnParameter } from '../probes/probe';
import type { ProbeItem } from './probe-items';

/** The marker attribute that the check writes. No table has a key attribute of this name. */
export const MARK = 'written by access check';

/** The item with its marker attribute. */
export function markedItem({ key, mark }: ProbeItem): Record<string, unknown> {
  return { ...key, [MARK]: mark };
}

export type ItemRequest = (
  documents: DynamoDBDocumentClient,
  item: ProbeItem,
  options: RequestOptions,
) => Promise<unknown>;

export interface RequestOptions {
  /** Only PutItem, UpdateItem and DeleteItem have it. @default - none */
  readonly returns?: ReturnParameter | undefined;
  /** Another item in the same batch or transaction. @default - none */
  readonly beside?: ProbeItem | undefined;
}

type PartiQlOperation = Extract<ItemOperation, `PartiQL${string}`>;

/** Statements on one item. Updates and deletions require its marker attribute. */
export const PARTIQL_REQUESTS: Readonly<Record<PartiQlOperation, ItemRequest>> = {
  PartiQLSelect: (documents, item) =>
    execute(documents, `SELECT * FROM ${name(item.tableName)} ${where(item)}`, keyValues(item)),
  PartiQLInsert: (documents, item) => {
    const attributes = Object.keys(markedItem(item)).map((key) => `${text(key)}: ?`);
    return execute(
      documents,
      `INSERT INTO ${name(item.tableName)} VALUE {${attributes.join(', ')}}`,
      Object.values(markedItem(item)),
    );
  },
  PartiQLUpdate: (documents, item) =>
    execute(
      documents,
      `UPDATE ${name(item.tableName)} SET ${name(MARK)} = ? ${where(item)} AND ${name(MARK)} = ?`,
      [item.mark, ...keyValues(item), item.mark],
    ),
  PartiQLDelete: (documents, item) =>
    execute(documents, `DELETE FROM ${name(item.tableName)} ${where(item)} AND ${name(MARK)} = ?`, [
      ...keyValues(item),
      item.mark,
    ]),
};

function execute(
  documents: DynamoDBDocumentClient,
  Statement: string,
  Parameters: unknown[],
): Promise<unknown> {
  return documents.send(new ExecuteStatementCommand({ Statement, Parameters }));
}

function keyValues({ key }: ProbeItem): unknown[] {
  return Object.values(key);
}

function where({ key }: ProbeItem): string {
  return `WHERE ${Object.keys(key)
    .map((attribute) => `${name(attribute)} = ?`)
    .join(' AND ')}`;
}

/** Source: DynamoDB Developer Guide, PartiQL: double quotes enclose names, single quotes text. */
function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
