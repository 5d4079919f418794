/** The public API: the stack of a stage file, and the constructs for tables, pools and roles in other stacks. */
export { AccessStack, type AccessStackProps } from './access-stack';
export { AuthenticatedRole, type AuthenticatedRoleProps } from './access/authenticated-role';
export type { GroupAccess } from './access/group-access';
export type { UsableTable } from './access/grant-permissions';
export type { ItemAction } from './access/item-actions';
export type { TableAccess } from './access/item-policy';
export type { TableWithKey } from './access/key-permissions';
export type { AllRows, OwnRows, RowScope, TenantRows } from './access/row-scope';
export { Rows, type KeyMatchOptions, type OwnRowsOptions } from './access/rows';
export type { TenantSessions } from './access/tenant-sessions';
export {
  Connector,
  type ConnectorCredentials,
  type ConnectorProps,
  type RoleOfTool,
} from './connectors/connector';
export type { Purpose } from './connectors/connector-actions';
export type { ConnectorLimits } from './connectors/connector-limits';
export type { ConnectorAccess } from './connectors/connector-permissions';
export type {
  AccessKeyTrust,
  CertificateTrust,
  ConnectorTrust,
  PrincipalTrust,
} from './connectors/connector-trust';
export { DirectAccess } from './direct-access';
export type {
  DirectAccessGroup,
  DirectAccessProps,
  DirectAccessTable,
} from './direct-access-props';
export type { HostedUiOptions, OAuthScopeName, RedirectUrls } from './identity/app-client';
export { IdentityPool, type IdentityPoolProps } from './identity/identity-pool';
export {
  NewUserPool,
  type MfaMode,
  type NewUserPoolProps,
  type UserPoolOptions,
} from './identity/new-user-pool';
export type { GroupWithRole, IdentityRoles, RolesByClaim } from './identity/role-mapping';
export {
  existingUserPool,
  type AppClientIds,
  type AppClients,
  type UserPoolConnection,
} from './identity/user-pool-connection';
export type { Edit } from './stage/fix';
export { loadStage, StageFileError } from './stage/load-stage';
export type { StageConfig, StageConfigInput } from './stage/schema/stage-schema';
export { validateStage } from './stage/validate-stage';
export type {
  Bounds,
  DescribedError,
  Path,
  Position,
  ValidationCode,
  ValidationError,
  ValidationResult,
} from './stage/validation-error';
export { AccessTable } from './table/access-table';
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
