/** The public API: the whole of a stage, and the constructs that give access to tables and pools of one's own. */
export { AccessStack } from './access-stack';
export { AuthenticatedRole, type AuthenticatedRoleProps } from './access/authenticated-role';
export type { UsableTable } from './access/grant-permissions';
export type { TableAccess } from './access/item-permissions';
export type { TenantSessions } from './access/tenant-sessions';
export { AccessChecks } from '../tools/template-access/rules/access-checks';
export { validateStage } from './stage/validate-stage';
export { loadStage, StageFileError } from './stage/load-stage';
export type {
  Path,
  Position,
  ValidationCode,
  ValidationError,
  ValidationResult,
} from './stage/validation-error';
export type { OwnRows, RowScope, TenantRows } from './access/row-scope';
export type { ItemAction } from './stage/schema/table-schema';
export type { StageConfig, StageConfigInput } from './stage/schema/stage-schema';
export { Connector, type ConnectorCredentials, type ConnectorProps } from './connectors/connector';
export type { ConnectorTrust } from './connectors/connector-trust';
export { existingUserPool } from './identity/existing-user-pool';
export type { IdentityRoles, RolesByClaim } from './identity/identity-roles';
export { IdentityPool, type IdentityPoolProps } from './identity/identity-pool';
export type { UserPoolConnection } from './identity/user-pool-connection';
export { Workload, type WorkloadProps, type WorkloadTable } from './workloads/workload';
