import { isObject } from '../../template-access/template/json-values';
import type { AwsRequest, Parameters } from './aws-request';
import type { ItemCall } from './item-call';
import { InvalidRequest, partitionKeyCondition } from './key-condition';
import { statementCalls } from './partiql-calls';

/** The partition key of a table or index; undefined if there is no such table. */
export type KeyOf = (table: string, index?: string) => string | undefined;

/** The tables that a request names, whose partition keys are needed. */
export function tablesIn({ action, parameters }: AwsRequest): readonly string[] {
  const { TableName, RequestItems, TransactItems } = parameters;
  if (action.startsWith('Batch')) return Object.keys(isObject(RequestItems) ? RequestItems : {});
  const items = action.startsWith('Transact') ? objects(TransactItems).flatMap(operations) : [];
  const names = [TableName, ...items.map(([, operation]) => operation.TableName)];
  return [...new Set(names)].filter((name): name is string => typeof name === 'string');
}

/**
 * What IAM authorizes of a request. Source: Service Authorization Reference, Amazon DynamoDB; DynamoDB Developer Guide,
 * IAM with transactions.
 *
 * @throws {InvalidRequest} if the request has no key where it needs one
 */
export function itemCalls(request: AwsRequest, keyOf: KeyOf): readonly ItemCall[] {
  const { action, parameters } = request;
  const calls = Object.hasOwn(BY_ACTION, action) ? BY_ACTION[action] : undefined;
  if (calls) return calls(parameters, keyOf);
  return [{ action, table: tableOf(parameters) }];
}

type Calls = (parameters: Parameters, keyOf: KeyOf) => readonly ItemCall[];

const withKey =
  (action: string, member: 'Key' | 'Item'): Calls =>
  (parameters, keyOf) => {
    const table = required(parameters);
    const returnValues = textOrNone(parameters.ReturnValues);
    return [{ action, table, keys: [keyIn(parameters[member], keyOf(table))], returnValues }];
  };

const BY_ACTION: Readonly<Record<string, Calls>> = {
  GetItem: withKey('GetItem', 'Key'),
  PutItem: withKey('PutItem', 'Item'),
  UpdateItem: withKey('UpdateItem', 'Key'),
  DeleteItem: withKey('DeleteItem', 'Key'),
  Query: (parameters, keyOf) => {
    const { IndexName } = parameters;
    const [table, index] = [required(parameters), textOrNone(IndexName)];
    const name = keyOf(table, index);
    const keys =
      name === undefined ? undefined : [keyText(partitionKeyCondition(parameters, name))];
    return [{ action: 'Query', table, index, keys }];
  },
  Scan: (parameters) => {
    const index = textOrNone(parameters.IndexName);
    return [{ action: 'Scan', table: required(parameters), index }];
  },
  BatchGetItem: ({ RequestItems }, keyOf) =>
    batches(RequestItems).map(([table, request]) => {
      const keys = objects(isObject(request) ? request.Keys : undefined);
      const texts = keys.map((key) => keyIn(key, keyOf(table)));
      return { action: 'BatchGetItem', table, keys: texts };
    }),
  BatchWriteItem: ({ RequestItems }, keyOf) =>
    batches(RequestItems).map(([table, requests]) => {
      const keys = objects(requests).map(
        ({ PutRequest: put, DeleteRequest: remove, ...others }) => {
          const [one, ...more] = [put, remove, ...Object.values(others)].filter(isObject);
          if (!one || more.length > 0) throw new InvalidRequest(MALFORMED);
          return keyIn(one === put ? one.Item : one.Key, keyOf(table));
        },
      );
      return { action: 'BatchWriteItem', table, keys };
    }),
  TransactGetItems: transaction({ Get: withKey('GetItem', 'Key') }),
  TransactWriteItems: transaction({
    ConditionCheck: withKey('ConditionCheckItem', 'Key'),
    Delete: withKey('DeleteItem', 'Key'),
    Put: withKey('PutItem', 'Item'),
    Update: withKey('UpdateItem', 'Key'),
  }),
  ExecuteStatement: ({ Statement }) => statementCalls([Statement]),
  BatchExecuteStatement: ({ Statements }) =>
    statementCalls(objects(Statements).map(({ Statement }) => Statement)),
  ExecuteTransaction: ({ TransactStatements }) =>
    statementCalls(objects(TransactStatements).map(({ Statement }) => Statement)),
};

function transaction(byOperation: Readonly<Record<string, Calls>>): Calls {
  return ({ TransactItems }, keyOf) => {
    const all = objects(TransactItems).flatMap((item) => {
      const [first, ...others] = operations(item);
      const calls = first && others.length === 0 ? byOperation[first[0]] : undefined;
      if (!first || !calls) throw new InvalidRequest(MALFORMED);
      return calls(first[1], keyOf);
    });
    if (all.length === 0) throw new InvalidRequest(MALFORMED);
    return all;
  };
}

const MALFORMED = 'The request does not name the items that it reads or writes.';

function operations(item: Parameters): readonly (readonly [string, Parameters])[] {
  return Object.entries(item).flatMap(([name, operation]) =>
    isObject(operation) ? [[name, operation] as const] : [],
  );
}

function batches(requestItems: unknown): readonly (readonly [string, unknown])[] {
  const all = Object.entries(isObject(requestItems) ? requestItems : {});
  if (all.length === 0) throw new InvalidRequest(MALFORMED);
  return all;
}

function objects(list: unknown): readonly Parameters[] {
  if (!Array.isArray(list) || !list.every(isObject)) throw new InvalidRequest(MALFORMED);
  return list;
}

function tableOf({ TableName, ResourceArn, TableArn }: Parameters): string | undefined {
  return [TableName, ResourceArn, TableArn].find((one) => typeof one === 'string');
}

function required(parameters: Parameters): string {
  const { TableName } = parameters;
  if (typeof TableName === 'string' && TableName !== '') return TableName;
  throw new InvalidRequest(
    "1 validation error detected: Value at 'tableName' failed to satisfy constraint: Member must not be null",
  );
}

function textOrNone(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new InvalidRequest('The parameter is not a text.');
}

/** The partition key in a key or item. A request on a table that does not exist has one that nobody's policy names. */
function keyIn(item: unknown, partitionKey: string | undefined): string {
  if (partitionKey === undefined) return '';
  return keyText(
    isObject(item) && Object.hasOwn(item, partitionKey) ? item[partitionKey] : undefined,
  );
}

/** An attribute value as text: a string, a number, or binary data in Base64. */
function keyText(value: unknown): string {
  const [entry, ...others] = Object.entries(isObject(value) ? value : {});
  const [type = '', text] = entry ?? [];
  if (others.length === 0 && ['S', 'N', 'B'].includes(type) && typeof text === 'string')
    return text;
  throw new InvalidRequest('The provided key element does not match the schema');
}
