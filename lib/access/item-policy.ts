import { RETURN_VALUES } from '../aws/condition-keys';
import { READ_THROUGH_KEY, WRITE_THROUGH_KEY } from '../table/key-actions';
import { deployedTableArn } from './deployed-length';
import { keyPermissions, type TableWithKey } from './key-permissions';
import type { Permission } from './permission';
import { rowCondition } from './row-isolation';
import type { RowScope } from './row-scope';

/** An action of a signed-in user on an item. */
export type ItemAction = 'GetItem' | 'PutItem' | 'UpdateItem';

/** The access of signed-in users to one table. */
export interface TableAccess extends TableWithKey {
  /** The actions that signed-in users may call. */
  readonly actions: readonly ItemAction[];
  /** The row scope. Scopes other than `all` need a partition key of type string. */
  readonly rows: RowScope;
}

/**
 * The IAM action of each item action. Source: the policy of the workshop.
 *
 * Excluded: `DeleteItem` and `BatchWriteItem`, which delete; `Query`, `Scan` and `BatchGetItem`, which read many items
 * in one call; `PartiQL*`, which covers the same under other names; and all administrative actions.
 */
const DYNAMODB_ACTIONS: Readonly<Record<ItemAction, string>> = {
  GetItem: 'dynamodb:GetItem',
  PutItem: 'dynamodb:PutItem',
  UpdateItem: 'dynamodb:UpdateItem',
};

/** Whether each item action reads or writes. Every write has the condition key `dynamodb:ReturnValues`. */
const ACCESS: Readonly<Record<ItemAction, 'read' | 'write'>> = {
  GetItem: 'read',
  PutItem: 'write',
  UpdateItem: 'write',
};

/** Whether one of the actions writes. */
export function writesItems(actions: readonly ItemAction[]): boolean {
  return actions.some((action) => ACCESS[action] === 'write');
}

/** Whether none of the actions reads, so that writes must not return the stored item either. */
export function isWriteOnly(actions: readonly ItemAction[]): boolean {
  return actions.every((action) => ACCESS[action] === 'write');
}

/** The KMS actions that each item action needs on a customer managed key. */
const KEY_ACTIONS: Readonly<Record<ItemAction, readonly string[]>> = {
  GetItem: READ_THROUGH_KEY,
  PutItem: WRITE_THROUGH_KEY,
  UpdateItem: WRITE_THROUGH_KEY,
};

/**
 * The condition of write-only access. `UPDATED_*` would return the stored item too, after `SET copy = secret`.
 *
 * `StringEquals` without `IfExists`: the key always has a value, and a request without it would be denied. Source:
 * DynamoDB Developer Guide, Using IAM policy conditions for fine-grained access control.
 */
const RETURNS_NOTHING = { StringEquals: { [RETURN_VALUES]: 'NONE' } };

/** The name of each row scope in statement IDs. */
const ROWS_IN_SIDS: Readonly<Record<RowScope['by'], string>> = {
  all: '',
  own: 'Own',
  tenant: 'Tenant',
};

/**
 * The permissions of signed-in users on one table: the actions on its ARN and row scope, and the use of its customer
 * managed key through DynamoDB. Without an action that reads, writes cannot return the stored item by `ReturnValues`.
 *
 * @param identityService the service name of Cognito identity pools in the Region of the stack
 * @throws {Error} if an ID can contain the delimiter of the row scope
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
    conditions: {
      ...rowCondition(rows, identityService),
      ...(isWriteOnly(actions) ? RETURNS_NOTHING : {}),
    },
  };
  const throughKey = ordered.flatMap((action) => KEY_ACTIONS[action]);
  return [items, ...keyPermissions(access, throughKey)];
}
