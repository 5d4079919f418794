import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { ItemOperation, ReturnParameter } from '../probes/probe';
import { MARK, markedItem, PARTIQL_REQUESTS, type ItemRequest } from './partiql';
import type { ProbeItem } from './probe-items';

/** Sends a request on an item. Except with BatchWriteItem, only items with the check's marker attribute are changed. */
export function sendItemRequest(
  documents: DynamoDBDocumentClient,
  operation: ItemOperation,
  item: ProbeItem,
  returns?: ReturnParameter,
): Promise<unknown> {
  return REQUESTS[operation](documents, item, returns);
}

const REQUESTS: Readonly<Record<ItemOperation, ItemRequest>> = {
  GetItem: (documents, item) => documents.send(new GetCommand(keyOf(item))),
  PutItem: (documents, item, returns) =>
    documents.send(
      new PutCommand({
        TableName: item.tableName,
        Item: markedItem(item),
        ...ifNew(item),
        ...returns,
      }),
    ),
  UpdateItem: (documents, item, returns) =>
    documents.send(
      new UpdateCommand({
        ...keyOf(item),
        UpdateExpression: 'SET #mark = :mark',
        ...ifNew(item),
        ...returns,
      }),
    ),
  DeleteItem: (documents, item) => documents.send(new DeleteCommand(deletionOf(item))),
  Query: (documents, { tableName, key }) => {
    const [name, value] = partitionKeyOf(key);
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
  BatchWriteItem: (documents, item) =>
    documents.send(
      new BatchWriteCommand({
        RequestItems: { [item.tableName]: [{ PutRequest: { Item: markedItem(item) } }] },
      }),
    ),
  // A transaction of puts needs only PutItem. This one deletes.
  TransactWriteItems: (documents, item) =>
    documents.send(new TransactWriteCommand({ TransactItems: [{ Delete: deletionOf(item) }] })),
  ...PARTIQL_REQUESTS,
};

function keyOf({ tableName, key }: ProbeItem) {
  return { TableName: tableName, Key: key };
}

function deletionOf(item: ProbeItem) {
  return {
    ...keyOf(item),
    ConditionExpression: '#mark = :mark',
    ExpressionAttributeNames: { '#mark': MARK },
    ExpressionAttributeValues: { ':mark': item.mark },
  };
}

function ifNew({ key, mark }: ProbeItem) {
  return {
    ConditionExpression: 'attribute_not_exists(#key) OR #mark = :mark',
    ExpressionAttributeNames: { '#key': partitionKeyOf(key)[0], '#mark': MARK },
    ExpressionAttributeValues: { ':mark': mark },
  };
}

function partitionKeyOf(key: ProbeItem['key']): [string, unknown] {
  const [first = ['', undefined]] = Object.entries(key);
  return first;
}
