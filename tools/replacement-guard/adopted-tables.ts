import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { tableNameIn } from '../../lib/aws/table-arn';
import { errorLine } from '../sdk/aws-errors';
import type { Adoption } from './adoptions';
import { withStackCredentials, type StackAddress, type StackConfig } from './stack-credentials';
import type { ComparedResource } from './template';

/** An adoption with what AWS knows of it. */
export interface AdoptedTable extends Pick<Adoption, 'logicalId' | 'tableName' | 'unretained'> {
  /** Why it is not the adoption of a restored table; undefined if it is one. */
  readonly error: string | undefined;
}

/** Reads whether the tables that take the place of tables of the stack were restored from them. */
export async function adoptedTables(
  address: StackAddress,
  adoptions: readonly Adoption[],
): Promise<AdoptedTable[]> {
  return Promise.all(
    adoptions.map(async (adoption) => {
      const { logicalId, tableName, unretained } = adoption;
      const error = await withStackCredentials(address, (config) =>
        adoptionError(address.stackName, adoption, config),
      ).catch(unreadable);
      return { logicalId, tableName, unretained, error };
    }),
  );
}

function unreadable(error: unknown): string {
  return `it cannot be read: ${errorLine(error)}; use credentials with cloudformation:DescribeStackResource and dynamodb:DescribeTable`;
}

async function adoptionError(
  StackName: string,
  { logicalId, tableName, restoredFrom, table }: Adoption,
  config: StackConfig,
): Promise<string | undefined> {
  const cloudFormation = new CloudFormationClient(config);
  const dynamoDb = new DynamoDBClient(config);
  try {
    const [{ StackResourceDetail: deployed }, { Table: restored }] = await Promise.all([
      cloudFormation.send(
        new DescribeStackResourceCommand({ StackName, LogicalResourceId: logicalId }),
      ),
      dynamoDb.send(new DescribeTableCommand({ TableName: tableName })),
    ]);
    const original = deployed?.PhysicalResourceId ?? 'unknown';
    return original === restoredFrom
      ? differenceFrom(original, table, restored ?? {})
      : `restoredFrom is ${restoredFrom}; the table of the stack is ${original}`;
  } finally {
    cloudFormation.destroy();
    dynamoDb.destroy();
  }
}

/**
 * Why a table cannot have been restored from another one; undefined if it can.
 *
 * Whatever is not restored by DynamoDB itself may have no `RestoreSummary`. Source: DynamoDB API reference,
 * TableDescription.
 *
 * @param original the name of the other table
 * @param deployed the other table in the deployed template
 */
export function differenceFrom(
  original: string,
  deployed: ComparedResource,
  { TableName, TableStatus, KeySchema, AttributeDefinitions, RestoreSummary }: TableDescription,
): string | undefined {
  if (TableStatus !== 'ACTIVE' || RestoreSummary?.RestoreInProgress === true) {
    return `${String(TableName)} is not ready: ${RestoreSummary?.RestoreInProgress ? 'being restored' : String(TableStatus)}`;
  }
  const { SourceTableArn } = RestoreSummary ?? {};
  if (SourceTableArn !== undefined && tableNameIn(SourceTableArn) !== original) {
    return `${String(TableName)} was restored from ${tableNameIn(SourceTableArn)}`;
  }
  const { Properties = {} } = deployed;
  const [expected, found] = [keysIn(Properties), keysIn({ KeySchema, AttributeDefinitions })];
  return expected === found
    ? undefined
    : `${String(TableName)} has the key ${found}; that of the stack has ${expected}`;
}

type KeysOfTable = Pick<TableDescription, 'KeySchema' | 'AttributeDefinitions'>;

function keysIn({ KeySchema = [], AttributeDefinitions = [] }: KeysOfTable): string {
  const typeOf = (key: KeySchemaElement) =>
    AttributeDefinitions.find(({ AttributeName }) => AttributeName === key.AttributeName);
  return KeySchema.map(
    (key) =>
      `${String(key.AttributeName)} (${String(key.KeyType)}, ${String(typeOf(key)?.AttributeType)})`,
  )
    .sort()
    .join(', ');
}
