import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { TableV2, type ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { ExistingTableName } from './existing-table';
import { newTableKey } from './table-encryption';

/** A restored table, and the removal policy of its key. */
export type RestoredTableProps = ExistingTableName & {
  /** Whether the key is kept or deleted with the stack. @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy | undefined;
};

/**
 * References an existing table that was restored from an `AccessTable` of the same ID, and defines the KMS key of both
 * (`AWS::KMS::Key`) exactly as `AccessTable` does: an update keeps the key in the stack as it is.
 */
export class RestoredTable extends Construct {
  /** The table, which the stack does not change. */
  readonly table: ITableV2;
  /** The customer managed key of the table. */
  readonly encryptionKey: IKey | undefined;

  constructor(scope: Construct, id: string, props: RestoredTableProps) {
    super(scope, id);
    this.encryptionKey = newTableKey(this, props);
    this.table = TableV2.fromTableAttributes(this, 'Resource', {
      ...('tableName' in props ? { tableName: props.tableName } : { tableArn: props.tableArn }),
      encryptionKey: this.encryptionKey,
    });
  }
}
