import type { Conditions } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { viaService } from '../table/key-policy';
import { deployedKeyArn } from './deployed-length';
import type { Permission } from './permission';

/** A table and its customer managed key. */
export interface TableWithKey {
  /** Names the table in statement IDs: letters and digits, as in `OrdersTable`. */
  readonly name: string;
  /** The table, created or imported. */
  readonly table: ITable;
  /** The customer managed key of the table. @default - `table.encryptionKey` */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The permissions to use the customer managed key of a table through DynamoDB only; none if the table has no such key.
 *
 * @param actions KMS actions
 * @param conditions further conditions
 */
export function keyPermissions(
  { name, table, encryptionKey = table.encryptionKey }: TableWithKey,
  actions: readonly string[],
  conditions: Conditions = {},
): Permission[] {
  if (!encryptionKey) return [];
  return [
    {
      sid: (about) => `UseKeyOf${about}ThroughDynamoDB`,
      about: name,
      actions,
      resource: encryptionKey.keyArn,
      longestResource: deployedKeyArn(encryptionKey),
      conditions: { ...viaService(['dynamodb'], Stack.of(table).region), ...conditions },
    },
  ];
}
