import { tenantsWithRole } from '../../../lib/access/tenant-sessions';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { AUTHENTICATED_ROLE_OUTPUT, tenantOutputName } from '../../../lib/access/role-names';
import { fromOutputs } from '../../../lib/outputs/deployed-outputs';
import type { DeployedOutputs } from '../../sdk/deployed-outputs';

/** Roles go by the names of their outputs: `AuthenticatedRoleArn` is of `AuthenticatedRole`. */
export function roleName(output: string): string {
  return output.replace(/Arn$/, '');
}

/**
 * The ARNs of the roles that users of a stage may get, by their names: the outputs' without `Arn`.
 *
 * @throws {Error} where the stack lacks outputs, naming all of them
 */
export function rolesOfUsers(stage: StageConfig, outputs: DeployedOutputs): Record<string, string> {
  const names = [
    AUTHENTICATED_ROLE_OUTPUT,
    ...tenantsWithRole(stage.tenants).map(tenantOutputName),
  ];
  return fromOutputs(outputs, (read) =>
    Object.fromEntries(names.map((name) => [roleName(name), read(name)])),
  );
}
