import { tenantsWithRole } from '../../../lib/access/tenant-sessions';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import {
  AUTHENTICATED_ROLE_OUTPUT,
  groupOutputName,
  tenantOutputName,
} from '../../../lib/access/role-names';
import { fromOutputs, type DeployedOutputs } from '../../../lib/outputs/deployed-outputs';

/** The name of a role by its output: `AuthenticatedRole` for `AuthenticatedRoleArn`. */
export function roleName(output: string): string {
  return output.replace(/Arn$/, '');
}

/**
 * The ARNs of the roles that a stage's users may assume, by name.
 *
 * @throws {Error} with all outputs that the stack does not have
 */
export function userRoles(stage: StageConfig, outputs: DeployedOutputs): Record<string, string> {
  const names = [
    AUTHENTICATED_ROLE_OUTPUT,
    ...tenantsWithRole(stage.tenants).map(tenantOutputName),
    ...Object.keys(stage.groups).map(groupOutputName),
  ];
  return fromOutputs(outputs, (read) =>
    Object.fromEntries(names.map((name) => [roleName(name), read(name)])),
  );
}
