import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { AccessTable } from './access-table';

/** The name or the ARN of a table that exists in the account and Region of the stack. */
export type ExistingTableName =
  | {
      /** Name of the table, 3 to 255 letters, digits and `_.-`. */
      readonly tableName: string;
    }
  | {
      /** ARN of the table. */
      readonly tableArn: string;
    };

/** A table that exists in the account and Region of the stack. */
export type ExistingTableProps = ExistingTableName & {
  /** ARN of its customer managed KMS key. @default - the table has no customer managed key */
  readonly keyArn?: string | undefined;
};

/** References an existing table and its key. Defines no resource, so that nothing of the table changes. */
export function existingTable(
  scope: Construct,
  id: string,
  { keyArn, ...named }: ExistingTableProps,
): Pick<AccessTable, 'table' | 'encryptionKey'> {
  const table =
    'tableName' in named ? { tableName: named.tableName } : { tableArn: named.tableArn };
  const encryptionKey =
    keyArn === undefined ? undefined : Key.fromKeyArn(scope, `${id}Key`, keyArn);
  return {
    table: TableV2.fromTableAttributes(scope, id, { ...table, encryptionKey }),
    encryptionKey,
  };
}
