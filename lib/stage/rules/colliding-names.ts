import { tenantsWithRole } from '../../access/tenant-sessions';
import {
  AUTHENTICATED_ROLE_OUTPUT,
  tenantOutputName,
  tenantRoleLogicalId,
} from '../../access/role-names';
import { connectorConstructId, tableConstructId, workloadConstructId } from '../construct-ids';
import { outputsOfConnector, outputsOfWorkload, workloadOutputNames } from '../output-names';
import type { PartialStage } from '../partial-stage';
import { connectorTrust } from '../schema/trust-schema';
import { duplicate, type Path, type ValidationError } from '../validation-error';
import type { PartialConnector, PartialWorkload, Rule } from './rule';

/** No two parts of the stage share a logical ID, which is made from the id, or an output, and no two tables a name. */
export const collidingNames: Rule = (stage) => {
  const ofLogicalIds = repeated(logicalIds(stage), 'logical ID');
  const reported = new Set(ofLogicalIds.map(placeOf));
  return [
    ...ofLogicalIds,
    // Two with the same logical ID have the same outputs too.
    ...firstOfEach(repeated(outputs(stage), 'output')).filter((one) => !reported.has(placeOf(one))),
    ...repeated(tableNames(stage), 'table name'),
  ];
};

function logicalIds(stage: PartialStage): Named[] {
  const { tables = {}, tenants = {}, workloads = {}, connectors = {} } = stage;
  return [
    ...namedBy('tables', tables, tableConstructId),
    ...namedBy('tenants', tenants, tenantRoleLogicalId),
    ...namedBy('workloads', workloads, workloadConstructId),
    ...namedBy('connectors', connectors, connectorConstructId),
  ];
}

function outputs({ tenants = {}, workloads = {}, connectors = {} }: PartialStage): Named[] {
  return [
    { path: ['identity'], written: undefined, taken: AUTHENTICATED_ROLE_OUTPUT },
    ...tenantsWithRole(tenants).map((id) => named('tenants', id, tenantOutputName(id))),
    ...Object.entries(workloads).flatMap(([id, workload]) =>
      workloadOutputs(id, workload).map((name) => named('workloads', id, name)),
    ),
    ...Object.entries(connectors).flatMap(([id, connector]) =>
      connectorOutputs(id, connector).map((name) => named('connectors', id, name)),
    ),
  ];
}

/** Every workload has a role, whatever runs it. */
function workloadOutputs(id: string, workload: PartialWorkload | undefined): string[] {
  return workload?.runsOn === undefined
    ? [workloadOutputNames(id).role]
    : outputsOfWorkload(id, workload.runsOn);
}

function connectorOutputs(id: string, connector: PartialConnector | undefined): string[] {
  const trust = connectorTrust(connector?.trust);
  return trust === undefined ? [] : outputsOfConnector(id, trust.kind);
}

function tableNames({ tables = {} }: PartialStage): Named[] {
  return Object.entries(tables).flatMap(([id, table]) => {
    const name = table?.tableName;
    return name === undefined
      ? []
      : [{ path: ['tables', id, 'tableName'], written: name, taken: name }];
  });
}

function namedBy(key: string, entries: object, logicalId: (id: string) => string): Named[] {
  return Object.keys(entries).map((id) => named(key, id, logicalId(id)));
}

function named(key: string, id: string, taken: string): Named {
  return { path: [key, id], written: id, taken };
}

/** One error of each path. */
function firstOfEach(errors: readonly ValidationError[]): ValidationError[] {
  const places = errors.map(placeOf);
  return errors.filter((one, position) => places.indexOf(placeOf(one)) === position);
}

function placeOf({ path }: ValidationError): string {
  return String(path);
}

interface Named {
  readonly path: Path;
  /** As the stage file has it; undefined where the name is not the author's to choose. */
  readonly written: string | undefined;
  readonly taken: string;
}

function repeated(
  entries: readonly Named[],
  kind: 'logical ID' | 'table name' | 'output',
): ValidationError[] {
  return entries.flatMap(({ path, written, taken }, position) => {
    const first = entries.find((entry) => entry.taken === taken);
    if (!first || first === entries[position]) return [];
    const other = first.path.join('.');
    return [
      duplicate(
        path,
        written,
        `${kind === 'output' ? 'an' : 'a'} ${kind} of its own; ${other} has the ${kind} "${taken}" already`,
        first.written === undefined ? 'rename this one' : `rename this one or ${other}`,
      ),
    ];
  });
}
