import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DescribedError } from '../../lib/stage/validation-error';
import { errorLine } from '../sdk/aws-errors';
import type { NewTable } from './new-table-names';
import { withStackCredentials, type StackAddress, type StackConfig } from './stack-credentials';

/** An error for each new table whose name an existing table has. Warns if AWS does not tell. */
export async function takenTableNames(
  address: StackAddress,
  tables: readonly NewTable[],
): Promise<readonly DescribedError[]> {
  try {
    return await withStackCredentials(address, (config) => takenOf(tables, config));
  } catch (error) {
    const names = tables.map(({ tableName }) => tableName).join(', ');
    console.error(
      `Warning: Cannot tell whether a table exists already (${names}): ${errorLine(error)}. Use credentials with dynamodb:DescribeTable on it.`,
    );
    return [];
  }
}

async function takenOf(
  tables: readonly NewTable[],
  config: StackConfig,
): Promise<readonly DescribedError[]> {
  const client = new DynamoDBClient(config);
  try {
    const errors = tables.map(async (table) =>
      (await exists(client, table.tableName)) ? [takenError(table)] : [],
    );
    return (await Promise.all(errors)).flat();
  } finally {
    client.destroy();
  }
}

async function exists(client: DynamoDBClient, TableName: string): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
}

function takenError({ logicalId, tableName }: NewTable): DescribedError {
  const name = JSON.stringify(tableName);
  return {
    path: [logicalId],
    received: `AWS::DynamoDB::GlobalTable: new, with TableName ${name}`,
    expected: `a table name that is free in the account and Region; the table ${name} exists`,
    fix: `to use that table, write "existing": { "tableName": ${name} } in place of tableName (docs/existing-tables.md); or choose another tableName; or, to take the table into the stack with cdk import, add -c compare=false`,
  };
}
