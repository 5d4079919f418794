import { READ_THROUGH_KEY, WRITE_THROUGH_KEY } from '../table/key-actions';
import { deployedTableArn } from './deployed-length';
import { keyPermissions, type TableWithKey } from './key-permissions';
import type { Permission } from './permission';
import { rowCondition } from './row-isolation';
import type { RowScope } from './row-scope';

/** What a signed-in user may do with an item. */
export type ItemAction = 'GetItem' | 'PutItem' | 'UpdateItem';

/** What signed-in users may do with one table. */
export interface TableAccess extends TableWithKey {
  readonly actions: readonly ItemAction[];
  /** Which rows: everybody's, or, where the partition key is a string, the user's own or those of the user's tenant. */
  readonly rows: RowScope;
}

/**
 * The IAM action behind each item action. Source: the workshop page's policy.
 *
 * Absent on purpose: `DeleteItem`, `BatchWriteItem` (deletes too); `Query`, `Scan`, `BatchGetItem` (reach many
 * items in one call); `PartiQL*` (the same again under other names); everything that administers a table.
 */
const DYNAMODB_ACTIONS: Readonly<Record<ItemAction, string>> = {
  GetItem: 'dynamodb:GetItem',
  PutItem: 'dynamodb:PutItem',
  UpdateItem: 'dynamodb:UpdateItem',
};

/** What the caller of each item action needs on a customer-managed key of the table. */
const KEY_ACTIONS: Readonly<Record<ItemAction, readonly string[]>> = {
  GetItem: READ_THROUGH_KEY,
  PutItem: WRITE_THROUGH_KEY,
  UpdateItem: WRITE_THROUGH_KEY,
};

/** Whose items a statement ID says it is about. */
const ROWS_IN_SIDS: Readonly<Record<RowScope['by'], string>> = {
  all: '',
  own: 'Own',
  tenant: 'Tenant',
};

/**
 * What allows the actions on the table's ARN and rows, and the use of its customer-managed key through DynamoDB.
 *
 * @param identityService the name of Cognito's identity service where the stack is
 * @throws {Error} where an ID may hold the delimiter of the rows
 */
export function itemPermissions(access: TableAccess, identityService: string): Permission[] {
  const { name, table, actions, rows } = access;
  const ordered = [...actions].sort();
  const verbs = ordered.map((action) => action.replace('Item', '')).join('');
  const items: Permission = {
    sid: (about) => `${verbs}${ROWS_IN_SIDS[rows.by]}ItemsOf${about}`,
    about: name,
    actions: ordered.map((action) => DYNAMODB_ACTIONS[action]),
    resource: table.tableArn,
    longestResource: deployedTableArn(table),
    conditions: rowCondition(rows, identityService),
  };
  const throughKey = ordered.flatMap((action) => KEY_ACTIONS[action]);
  return [items, ...keyPermissions(access, throughKey)];
}
