import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { ItemOperation } from '../probes/probe';
import {
  MARK,
  markedItem,
  PARTIQL_REQUESTS,
  type ItemRequest,
  type RequestOptions,
} from './partiql';
import type { ProbeItem } from './probe-items';

/** Sends a request on an item. Except with BatchWriteItem, only items with the check's marker attribute are changed. */
export function sendItemRequest(
  documents: DynamoDBDocumentClient,
  operation: ItemOperation,
  item: ProbeItem,
  options: RequestOptions = {},
): Promise<unknown> {
  return REQUESTS[operation](documents, item, options);
}

const REQUESTS: Readonly<Record<ItemOperation, ItemRequest>> = {
  GetItem: (documents, item) => documents.send(new GetCommand(keyOf(item))),
  PutItem: (documents, item, { returns }) =>
    documents.send(
      new PutCommand({
        TableName: item.tableName,
        Item: markedItem(item),
        ...ifNew(item),
        ...returns,
      }),
    ),
  UpdateItem: (documents, item, { returns }) =>
    documents.send(
      new UpdateCommand({
        ...keyOf(item),
        UpdateExpression: 'SET #mark = :mark',
        ...ifNew(item),
        ...returns,
      }),
    ),
  DeleteItem: (documents, item, { returns }) =>
    documents.send(new DeleteCommand({ ...deletionOf(item), ...returns })),
  Query: (documents, { tableName, indexName, key }) => {
    const [name, value] = partitionKeyOf(key);
    return documents.send(
      new QueryCommand({
        TableName: tableName,
        ...(indexName !== undefined && { IndexName: indexName }),
        Limit: 1,
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  },
  Scan: (documents, { tableName, indexName }) =>
    documents.send(
      new ScanCommand({
        TableName: tableName,
        ...(indexName !== undefined && { IndexName: indexName }),
        Limit: 1,
      }),
    ),
  BatchGetItem: (documents, item, { beside }) => {
    const Keys = both(item, beside).map(({ key }) => key);
    return documents.send(new BatchGetCommand({ RequestItems: { [item.tableName]: { Keys } } }));
  },
  BatchWriteItem: (documents, item, { beside }) => {
    const puts = both(item, beside).map((one) => ({
      PutRequest: { Item: markedItem(one) },
    }));
    return documents.send(new BatchWriteCommand({ RequestItems: { [item.tableName]: puts } }));
  },
  ConditionCheckItem: (documents, item) => {
    const ConditionCheck = { ...keyOf(item), ...ifNew(item) };
    return documents.send(new TransactWriteCommand({ TransactItems: [{ ConditionCheck }] }));
  },
  TransactGetItems: (documents, item, { beside }) => {
    const TransactItems = both(item, beside).map((one) => ({ Get: keyOf(one) }));
    return documents.send(new TransactGetCommand({ TransactItems }));
  },
  // A transaction of puts needs only PutItem. This one deletes.
  TransactWriteItems: (documents, item, { beside }) => {
    const TransactItems = both(item, beside).map((one) => ({
      Delete: deletionOf(one),
    }));
    return documents.send(new TransactWriteCommand({ TransactItems }));
  },
  ...PARTIQL_REQUESTS,
};

function both(item: ProbeItem, beside: ProbeItem | undefined): ProbeItem[] {
  return beside ? [item, beside] : [item];
}

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
