import type { RowScope } from './row-scope';
import type { ItemAction } from '../stage/schema/table-schema';
import { DYNAMODB_ACTIONS, KEY_ACTIONS } from './actions';
import { deployedTableArn } from './deployed-length';
import { keyPermissions, type TableWithKey } from './key-permissions';
import type { Permission } from './permission';
import { rowCondition } from './row-condition';

/** What signed-in users may do with one table. */
export interface TableAccess extends TableWithKey {
  readonly actions: readonly ItemAction[];
  /** Which rows: everybody's, or, where the partition key is a string, the user's own or those of the user's tenant. */
  readonly rows: RowScope;
}

/** Whose items a statement ID says it is about. */
const ROWS_IN_WORDS = { all: '', own: 'Own', tenant: 'Tenant' } as const;

/**
 * What allows it: the actions on the table's ARN and rows, and its customer-managed key through DynamoDB.
 *
 * @param identityService the name of Cognito's identity service where the stack is
 * @throws {Error} where an ID may hold the delimiter of the rows
 */
export function itemPermissions(access: TableAccess, identityService: string): Permission[] {
  const { name, table, actions, rows } = access;
  const ordered = [...actions].sort();
  const verbs = ordered.map((action) => action.replace('Item', '')).join('');
  const items: Permission = {
    sid: (about) => `${verbs}${ROWS_IN_WORDS[rows === 'all' ? rows : rows.by]}ItemsOf${about}`,
    about: name,
    actions: ordered.map((action) => DYNAMODB_ACTIONS[action]),
    resource: table.tableArn,
    longestResource: deployedTableArn(table),
    conditions: rowCondition(rows, identityService),
  };
  const throughKey = ordered.flatMap((action) => KEY_ACTIONS[action]);
  return [items, ...keyPermissions(access, throughKey)];
}
