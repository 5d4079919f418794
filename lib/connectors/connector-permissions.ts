import { grantPermissions, type UsableTable } from '../access/grant-permissions';
import type { Permission } from '../access/permission';
import { namedTables } from '../access/table-names';
import { allowedValue } from '../aws/allowed-value';
import { CONNECTOR_ACTIONS, PURPOSE_NAMES, type Purpose } from './connector-actions';
import { fromSourceIps, untilExpiry, type ConnectorLimits } from './connector-limits';

/** The access of a connector to tables, with its limits. */
export interface ConnectorAccess extends ConnectorLimits {
  /** Whether the tool reads (`source`), or reads and writes (`destination`). */
  readonly purpose: Purpose;
  /** The tables that the tool uses. */
  readonly tables: readonly UsableTable[];
  /** Whether the tool may list the names of all tables in the Region. @default false */
  readonly listTables?: boolean | undefined;
}

/**
 * The permissions of a connector.
 *
 * The condition on the source address does not apply to KMS keys: `kms:ViaService` admits only requests of DynamoDB,
 * which have no address of the tool. Source: KMS Developer Guide, AWS global condition keys.
 */
export function connectorPermissions(access: ConnectorAccess): Permission[] {
  const { purpose, tables, listTables = false } = access;
  const inTime = untilExpiry(access);
  const limits = { ...fromSourceIps(access), ...inTime };
  const actions = allowedValue('purpose', CONNECTOR_ACTIONS, purpose);
  const ofTables = namedTables(tables).flatMap((table) =>
    grantPermissions(
      { table, named: PURPOSE_NAMES[purpose], actions },
      { onTables: limits, onKeys: inTime },
    ),
  );
  if (!listTables) return ofTables;
  const names: Permission = {
    sid: () => 'ListTableNames',
    actions: ['dynamodb:ListTables'],
    // ListTables does not support resource-level permissions.
    resource: '*',
    conditions: limits,
  };
  return [names, ...ofTables];
}
