import { PolicyStatement, type Conditions } from 'aws-cdk-lib/aws-iam';
import { indexGroups } from '../config/policy-groups';
import { keyStatements, type TableWithKey } from './key-statement';

/** Actions of DynamoDB on whole tables, each list sorted, and what they need of the table's key. */
export interface TableActions {
  readonly onTable: readonly string[];
  /** Those that name an index where they read one. */
  readonly onIndexes: readonly string[];
  /** Those of KMS, on a customer-managed key. */
  readonly throughKey: readonly string[];
}

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
 * The statements that allow it: the actions on the table's ARN, those that use indexes on each index's ARN, and its
 * customer-managed key through DynamoDB.
 */
export function grantStatements(
  { table, named, actions }: TableGrant,
  { onTables, onKeys }: Partial<GrantConditions> = {},
): PolicyStatement[] {
  const { name } = table;
  const { tableArn } = table.table;
  const items = new PolicyStatement({
    sid: `${named}ItemsOf${name}`,
    actions: [...actions.onTable],
    resources: [tableArn],
    conditions: onTables,
  });
  const indexNames = actions.onIndexes.length > 0 ? table.indexNames : [];
  const indexes = indexGroups(indexNames).map(
    (some, position) =>
      new PolicyStatement({
        sid: `ReadIndexesOf${name}${position === 0 ? '' : position + 1}`,
        actions: [...actions.onIndexes],
        resources: some.map((index) => `${tableArn}/index/${index}`),
        conditions: onTables,
      }),
  );
  return [items, ...indexes, ...keyStatements(table, actions.throughKey, onKeys)];
}
