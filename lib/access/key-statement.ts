import { PolicyStatement, type Conditions } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { viaService } from '../encryption/via-service';

/** A table and its customer-managed key. */
export interface TableWithKey {
  /** Names the table in statement IDs: letters and digits, as in `OrdersTable`. */
  readonly name: string;
  readonly table: ITableV2;
  /** The table's customer-managed key. @default - `table.encryptionKey` */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The statement that allows the use of a table's customer-managed key, through DynamoDB alone; none where the table
 * has no such key.
 *
 * @param actions those of KMS
 * @param conditions what else must hold
 */
export function keyStatements(
  { name, table, encryptionKey = table.encryptionKey }: TableWithKey,
  actions: readonly string[],
  conditions: Conditions = {},
): PolicyStatement[] {
  if (!encryptionKey) return [];
  return [
    new PolicyStatement({
      sid: `UseKeyOf${name}ThroughDynamoDB`,
      actions: [...actions],
      resources: [encryptionKey.keyArn],
      conditions: { ...viaService('dynamodb', Stack.of(table).region), ...conditions },
    }),
  ];
}
