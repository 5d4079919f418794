import type { Conditions } from 'aws-cdk-lib/aws-iam';
import { deployedTableArn } from './deployed-length';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { keyPermissions } from './key-permissions';
import type { Permission } from './permission';
import { assertResources } from './resource-errors';
import type { TableActions } from './table-actions';

/** A table that a workload or connector uses. */
export interface UsableTable {
  /** The table, defined in this app or imported. */
  readonly table: ITable;
  /** The customer managed key of the table. @default - `table.encryptionKey` */
  readonly encryptionKey?: IKey | undefined;
}

/** A table with its name for statement IDs, and the names of the indexes that a grant covers. */
export interface NamedTable extends UsableTable {
  readonly name: string;
  /** @default - none */
  readonly indexNames?: readonly string[] | undefined;
}

/** The actions that are granted on one table. */
export interface TableGrant {
  readonly table: NamedTable;
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
 *
 * @throws {Error} if a name or an ARN has wildcards or policy variables
 */
export function grantPermissions(
  { table, named, actions }: TableGrant,
  { onTables, onKeys }: Partial<GrantConditions> = {},
): Permission[] {
  const { name, indexNames = [] } = table;
  assertResources({ ...table, prop: 'indexNames', indexes: indexNames });
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
  const readIndexes = actions.onIndexes.length > 0 ? indexNames : [];
  const indexes = readIndexes.map((index) => ({
    sid: (about: string) => `ReadIndexesOf${about}`,
    about: name,
    actions: actions.onIndexes,
    resource: `${tableArn}/index/${index}`,
    longestResource: `${longestArn}/index/${index}`,
    conditions: onTables,
  }));
  return [items, ...indexes, ...keyPermissions(table, actions.throughKey, onKeys)];
}
