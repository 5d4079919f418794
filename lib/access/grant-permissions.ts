import type { Conditions } from 'aws-cdk-lib/aws-iam';
import { deployedTableArn } from './deployed-length';
import { keyPermissions, type TableWithKey } from './key-permissions';
import type { Permission } from './permission';
import type { TableActions } from './table-actions';

/** A table that somebody other than a signed-in user may use. */
export interface UsableTable extends TableWithKey {
  /** The names of its global secondary indexes. */
  readonly indexNames: readonly string[];
}

/** What may be done with one table. */
export interface TableGrant {
  readonly table: UsableTable;
  /** What it is called in statement IDs. */
  readonly named: 'Read' | 'Write' | 'ReadWrite';
  readonly actions: TableActions;
}

/** Under which conditions; `onKeys` holds where DynamoDB calls KMS for the caller. */
export interface GrantConditions {
  readonly onTables: Conditions;
  readonly onKeys: Conditions;
}

/**
 * What allows it: the actions on the table's ARN, those that use indexes on each index's ARN, and its
 * customer-managed key through DynamoDB.
 */
export function grantPermissions(
  { table, named, actions }: TableGrant,
  { onTables, onKeys }: Partial<GrantConditions> = {},
): Permission[] {
  const { name } = table;
  const { tableArn } = table.table;
  const longestArn = deployedTableArn(table.table);
  const items: Permission = {
    sid: (about) => `${named}ItemsOf${about}`,
    about: name,
    actions: actions.onTable,
    resource: tableArn,
    longestResource: longestArn,
    conditions: onTables,
  };
  const indexNames = actions.onIndexes.length > 0 ? table.indexNames : [];
  const indexes = indexNames.map((index) => ({
    sid: (about: string) => `ReadIndexesOf${about}`,
    about: name,
    actions: actions.onIndexes,
    resource: `${tableArn}/index/${index}`,
    longestResource: `${longestArn}/index/${index}`,
    conditions: onTables,
  }));
  return [items, ...indexes, ...keyPermissions(table, actions.throughKey, onKeys)];
}
