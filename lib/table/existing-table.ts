import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { AccessTable } from './access-table';
import { customerManagedKey } from './table-encryption';

/** A table that exists in the account and Region of the stack: its name or ARN. */
export type ExistingTableProps = (
  | {
      /** Name of the table, 3 to 255 letters, digits and `_.-`. */
      readonly tableName: string;
    }
  | {
      /** ARN of the table. */
      readonly tableArn: string;
    }
) & {
  /** ARN of its customer managed KMS key. @default - the table has no customer managed key */
  readonly keyArn?: string | undefined;
  /** Whether it uses the key that the stack created for a table under this ID. @default false */
  readonly stackKey?: boolean | undefined;
  /** Whether the key of the stack is kept or deleted with it. @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy | undefined;
};

/**
 * References an existing table and its key. Defines no resource, so that nothing of the table changes; only with `stackKey`
 * the key (`AWS::KMS::Key`), as `AccessTable` does, so that the key of an earlier table stays in the stack as it is.
 */
export function existingTable(
  scope: Construct,
  id: string,
  { stackKey = false, keyArn, removalPolicy, ...named }: ExistingTableProps,
): Pick<AccessTable, 'table' | 'encryptionKey'> {
  const table =
    'tableName' in named ? { tableName: named.tableName } : { tableArn: named.tableArn };
  if (stackKey) return restoredTable(new Construct(scope, id), table, removalPolicy);
  const encryptionKey =
    keyArn === undefined ? undefined : Key.fromKeyArn(scope, `${id}Key`, keyArn);
  return {
    table: TableV2.fromTableAttributes(scope, id, { ...table, encryptionKey }),
    encryptionKey,
  };
}

/** @param scope a construct with the ID of the table, on which the logical ID and the description of its key depend */
function restoredTable(
  scope: Construct,
  table: { readonly tableName: string } | { readonly tableArn: string },
  removalPolicy: RemovalPolicy | undefined,
): Pick<AccessTable, 'table' | 'encryptionKey'> {
  const encryptionKey = customerManagedKey(scope, { encryption: 'customerManaged', removalPolicy });
  return {
    table: TableV2.fromTableAttributes(scope, 'Restored', { ...table, encryptionKey }),
    encryptionKey,
  };
}
