/** The public API: the stack of a stage file, and the constructs for tables, pools and roles in other stacks. */
export { AccessStack } from './access-stack';
export { AuthenticatedRole, type AuthenticatedRoleProps } from './access/authenticated-role';
export type { GroupAccess } from './access/group-role';
export type { UsableTable } from './access/grant-permissions';
export type { ItemAction } from './access/item-actions';
export type { TableAccess } from './access/item-policy';
export type { TableWithKey } from './access/key-permissions';
export type { AllRows, OwnRows, RowScope, TenantRows } from './access/row-scope';
export type { TenantSessions } from './access/tenant-sessions';
export { Connector, type ConnectorCredentials, type ConnectorProps } from './connectors/connector';
export type { ConnectorTrust } from './connectors/connector-trust';
export type { HostedUiOptions, RedirectUrls } from './identity/app-client';
export { IdentityPool, type IdentityPoolProps } from './identity/identity-pool';
export {
  NewUserPool,
  type MfaMode,
  type NewUserPoolProps,
  type UserPoolOptions,
} from './identity/new-user-pool';
export type { GroupWithRole, IdentityRoles, RolesByClaim } from './identity/role-mapping';
export { UserPoolGroup, type UserPoolGroupProps } from './identity/user-pool-group';
export {
  existingUserPool,
  type AppClientIds,
  type UserPoolConnection,
} from './identity/user-pool-connection';
export { loadStage, StageFileError } from './stage/load-stage';
export type { StageConfig, StageConfigInput } from './stage/schema/stage-schema';
export { validateStage } from './stage/validate-stage';
export type {
  Path,
  Position,
  ValidationCode,
  ValidationError,
  ValidationResult,
} from './stage/validation-error';
export { AccessTable } from './table/access-table';
export { existingTable, type ExistingTableProps } from './table/existing-table';
export type {
  AccessTableProps,
  AutoscaledCapacity,
  KeyAttribute,
  OnDemandMaximum,
  TableBilling,
  TableEncryption,
  TableIndex,
  TableStream,
} from './table/table-props';
export type { AdmittedPods } from './workloads/admitted-pods';
export type { Grant } from './workloads/grant-actions';
export type { RunsOn } from './workloads/trust-policy';
export { Workload, type WorkloadProps, type WorkloadTable } from './workloads/workload';
