import { Stack } from 'aws-cdk-lib/core';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ItemAction } from '../config/schema/table-schema';
import { viaDynamoDb } from '../table/dynamodb-via-kms';
import { DYNAMODB_ACTIONS, KEY_ACTIONS } from './actions';

/** What signed-in users may do with one table. */
export interface TableAccess {
  /** Names the table in statement IDs: letters and digits, as in `OrdersTable`. */
  readonly name: string;
  readonly table: ITableV2;
  readonly actions: readonly ItemAction[];
  /** The table's customer-managed key. @default - `table.encryptionKey` */
  readonly encryptionKey?: IKey;
}

/** The statements that allow it: the actions on the table's ARN, and its customer-managed key through DynamoDB. */
export function tableStatements(access: TableAccess): PolicyStatement[] {
  const { name, table, actions, encryptionKey = table.encryptionKey } = access;
  const ordered = [...actions].sort();
  const items = new PolicyStatement({
    sid: `${ordered.map((action) => action.replace('Item', '')).join('')}ItemsOf${name}`,
    actions: ordered.map((action) => DYNAMODB_ACTIONS[action]),
    resources: [table.tableArn],
  });
  if (!encryptionKey) return [items];
  const key = new PolicyStatement({
    sid: `UseKeyOf${name}ThroughDynamoDB`,
    actions: [...new Set(ordered.flatMap((action) => KEY_ACTIONS[action]))].sort(),
    resources: [encryptionKey.keyArn],
    conditions: viaDynamoDb(Stack.of(table).region),
  });
  return [items, key];
}
