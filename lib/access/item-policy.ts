import type { Conditions } from 'aws-cdk-lib/aws-iam';
import { RETURN_VALUES } from '../aws/condition-keys';
import { READ_THROUGH_KEY, WRITE_THROUGH_KEY } from '../table/key-actions';
import { deployedTableArn } from './deployed-length';
import { assertItemActions } from './assert-item-actions';
import {
  INDEX_ACTIONS,
  isWriteOnly,
  readsItems,
  RETURNS_ON_REQUEST,
  type ItemAction,
} from './item-actions';
import { keyPermissions, type TableWithKey } from './key-permissions';
import type { Permission } from './permission';
import { assertResources } from './resource-errors';
import { rowCondition } from './row-isolation';
import type { RowScope } from './row-scope';

/** The access of signed-in users to one table. */
export interface TableAccess extends TableWithKey {
  /** The actions that signed-in users may call. */
  readonly actions: readonly ItemAction[];
  /** The row scope. Scopes other than `all` need a partition key of type string. */
  readonly rows: RowScope;
  /**
   * The names of the global secondary indexes that `Query` and `Scan` may read too. Only with `rows` by `all`, because
   * the condition on the partition key is on that of the index there. @default - none
   */
  readonly queryIndexes?: readonly string[] | undefined;
}

/**
 * The condition of write-only access. `UPDATED_*` would return the stored item too, after `SET copy = secret`.
 *
 * `StringEquals` without `IfExists`: the key always has a value, and a request without it would be denied. Source:
 * DynamoDB Developer Guide, Using IAM policy conditions for fine-grained access control.
 */
const RETURNS_NOTHING = { StringEquals: { [RETURN_VALUES]: 'NONE' } };

/** The KMS actions that reads and writes need on a customer managed key. */
const KEY_ACTIONS = { read: READ_THROUGH_KEY, write: WRITE_THROUGH_KEY } as const;

/** The name of each row scope in statement IDs. */
const ROWS_IN_SIDS: Readonly<Record<RowScope['by'], string>> = {
  all: '',
  own: 'Own',
  tenant: 'Tenant',
};

/**
 * The permissions of signed-in users on one table: the actions on its ARN and row scope, Query and Scan on named indexes,
 * and the use of its customer managed key through DynamoDB. Without an action that reads, writes cannot return the stored
 * item by `ReturnValues`.
 *
 * @param identityService the service name of Cognito identity pools in the Region of the stack
 * @throws {Error} if an ID can contain the delimiter of the row scope, actions, indexes and row scope exclude each other,
 *   or a name or an ARN has wildcards
 */
export function itemPermissions(access: TableAccess, identityService: string): Permission[] {
  const condition = rowCondition(access.rows, identityService);
  assertItemActions(access);
  assertResources({ ...access, prop: 'queryIndexes', indexes: access.queryIndexes });
  const actions = [...access.actions].sort();
  const throughKey = actions.flatMap(
    (action) => KEY_ACTIONS[readsItems(action) ? 'read' : 'write'],
  );
  return [
    ...byReturnedItems(actions).map((group) => onTable(access, group, condition)),
    ...onIndexes(
      access,
      actions.filter((action) => INDEX_ACTIONS.has(action)),
    ),
    ...keyPermissions(access, throughKey),
  ];
}

interface ActionGroup {
  readonly actions: readonly ItemAction[];
  readonly conditions: Conditions;
}

/** Actions that share a condition. An action without the condition key would be denied by it. */
function byReturnedItems(actions: readonly ItemAction[]): ActionGroup[] {
  if (!isWriteOnly(actions)) return [{ actions, conditions: {} }];
  const returning = actions.filter((action) => RETURNS_ON_REQUEST.has(action));
  const others = actions.filter((action) => !RETURNS_ON_REQUEST.has(action));
  return [
    { actions: returning, conditions: RETURNS_NOTHING },
    { actions: others, conditions: {} },
  ].filter((group) => group.actions.length > 0);
}

function onTable(
  { name, table, rows }: TableAccess,
  { actions, conditions }: ActionGroup,
  ofRows: Conditions | undefined,
): Permission {
  return {
    sid: (about) => `${verbs(actions)}${ROWS_IN_SIDS[rows.by]}ItemsOf${about}`,
    about: name,
    actions: actions.map(iamAction),
    resource: table.tableArn,
    longestResource: deployedTableArn(table),
    conditions: { ...ofRows, ...conditions },
  };
}

function onIndexes(
  { name, table, queryIndexes = [] }: TableAccess,
  actions: readonly ItemAction[],
): Permission[] {
  return queryIndexes.map((index) => ({
    sid: (about) => `${verbs(actions)}IndexesOf${about}`,
    about: name,
    actions: actions.map(iamAction),
    resource: `${table.tableArn}/index/${index}`,
    longestResource: `${deployedTableArn(table)}/index/${index}`,
  }));
}

const iamAction = (action: ItemAction) => `dynamodb:${action}`;

/** The actions in a statement ID: `GetPutUpdate`. */
function verbs(actions: readonly ItemAction[]): string {
  return actions.map((action) => action.replace('Item', '')).join('');
}
