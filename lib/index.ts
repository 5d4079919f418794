/** The public API: the whole of a stage, and the constructs that give access to tables and pools of one's own. */
export { AccessStack } from './access-stack';
export { AuthenticatedRole, type AuthenticatedRoleProps } from './access/authenticated-role';
export type { UsableTable } from './access/table-grant';
export type { TableAccess } from './access/table-statements';
export type { TenantSessions } from './access/tenant-sessions';
export { checkStage } from './config/check-stage';
export { loadStage } from './config/load-stage';
export type { Checked, Path, Position, Problem } from './config/problem';
export type { OwnRows, RowScope, TenantRows } from './config/row-scope';
export type { ItemAction } from './config/schema/table-schema';
export type { Stage, StageInput } from './config/schema/stage-schema';
export { StageFileError } from './config/stage-file-error';
export { Connector, type ConnectorProps } from './connectors/connector';
export { existingUserPool } from './identity/existing-user-pool';
export type { IdentityRoles, RolesByClaim } from './identity/identity-roles';
export { IdentityPool, type IdentityPoolProps } from './identity/identity-pool';
export type { UserPoolConnection } from './identity/user-pool-connection';
export { Workload, type WorkloadProps, type WorkloadTable } from './workloads/workload';
