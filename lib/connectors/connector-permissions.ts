import { grantPermissions, type UsableTable } from '../access/grant-permissions';
import type { Permission } from '../access/permission';
import { CONNECTOR_ACTIONS, PURPOSE_NAMES, type Purpose } from './connector-actions';
import { fromSourceIps, untilExpiry, type ConnectorLimits } from './connector-limits';

/** What a connector may do, from where and until when. */
export interface ConnectorAccess extends ConnectorLimits {
  readonly purpose: Purpose;
  readonly tables: readonly UsableTable[];
  /** Whether it may list the names of all tables of the region. @default false */
  readonly listTables?: boolean | undefined;
}

/**
 * What allows it.
 *
 * The range of addresses is not asked of keys: KMS sees the request of DynamoDB, and by `kms:ViaService` no other; that
 * request comes about only where the caller's own was let through. Source: KMS Developer Guide, AWS global condition keys.
 */
export function connectorPermissions(access: ConnectorAccess): Permission[] {
  const { purpose, tables, listTables = false } = access;
  const inTime = untilExpiry(access);
  const limits = { ...fromSourceIps(access), ...inTime };
  const ofTables = tables.flatMap((table) =>
    grantPermissions(
      { table, named: PURPOSE_NAMES[purpose], actions: CONNECTOR_ACTIONS[purpose] },
      { onTables: limits, onKeys: inTime },
    ),
  );
  if (!listTables) return ofTables;
  const names: Permission = {
    sid: () => 'ListTableNames',
    actions: ['dynamodb:ListTables'],
    // IAM knows no resource for it: it lists the names of all tables of account and region, and nothing in them.
    resource: '*',
    conditions: limits,
  };
  return [...ofTables, names];
}
