import { tenantsWithRole } from '../../config/own-role';
import type { Stage } from '../../config/schema/stage-schema';
import { tenantOutputName } from '../../config/tenant-names';
import type { DeployedOutputs } from '../../outputs/deployed-outputs';

/** The ARNs of the roles that users of a stage may get, by their names: the outputs' without `Arn`. */
export function rolesOfUsers(stage: Stage, outputs: DeployedOutputs): Record<string, string> {
  const names = ['AuthenticatedRoleArn', ...tenantsWithRole(stage.tenants).map(tenantOutputName)];
  return Object.fromEntries(names.map((name) => [name.replace(/Arn$/, ''), outputs[name] ?? '']));
}
