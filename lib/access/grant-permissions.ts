import type { Conditions } from 'aws-cdk-lib/aws-iam';
import { deployedTableArn } from './deployed-length';
import { keyPermissions, type TableWithKey } from './key-permissions';
import type { Permission } from './permission';
import type { TableActions } from './table-actions';

/** A table for workloads and connectors. */
export interface UsableTable extends TableWithKey {
  /** The names of its global secondary indexes. */
  readonly indexNames: readonly string[];
}

/** The actions that are granted on one table. */
export interface TableGrant {
  readonly table: UsableTable;
  /** The name of the grant in statement IDs. */
  readonly named: 'Read' | 'Write' | 'ReadWrite';
  readonly actions: TableActions;
}

/** The conditions of a grant: of DynamoDB calls, and of the KMS calls that DynamoDB makes for the caller. */
export interface GrantConditions {
  readonly onTables: Conditions;
  readonly onKeys: Conditions;
}

/**
 * The permissions of a grant: the actions on the ARN of the table, index actions on the ARN of each index, and the
 * customer managed key through DynamoDB.
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
