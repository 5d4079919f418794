import { CfnGlobalTable, CfnTable, type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';

/** The type of a table's partition key: `S`, `N` or `B`; undefined for a table that is not defined in this app. */
export function partitionKeyType({ node }: ITable): string | undefined {
  const table = node.defaultChild;
  if (!table || !isTable(table)) return undefined;
  const { attributeDefinitions = [], keySchema = [] } = Stack.of(table).resolve({
    attributeDefinitions: table.attributeDefinitions,
    keySchema: table.keySchema,
  }) as KeysOfTable;
  const key = keySchema.find(({ keyType }) => keyType === 'HASH');
  const attribute = attributeDefinitions.find((one) => one.attributeName === key?.attributeName);
  return attribute?.attributeType;
}

interface KeysOfTable {
  readonly attributeDefinitions?: readonly CfnTable.AttributeDefinitionProperty[];
  readonly keySchema?: readonly CfnTable.KeySchemaProperty[];
}

function isTable(resource: unknown): resource is CfnGlobalTable | CfnTable {
  return CfnGlobalTable.isCfnGlobalTable(resource) || CfnTable.isCfnTable(resource);
}
