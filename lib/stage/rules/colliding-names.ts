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

/** Logical IDs and outputs, which are derived from IDs, are unique, and so are table names. */
export const collidingNames: Rule = (stage) => {
  const ofLogicalIds = repeated(logicalIds(stage), 'logical ID');
  const reported = new Set(ofLogicalIds.map(placeOf));
  return [
    ...ofLogicalIds,
    // Equal logical IDs imply equal outputs.
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

/** If `runsOn` is invalid: the output of the role, which every workload has. */
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

/** The first error of each path. */
function firstOfEach(errors: readonly ValidationError[]): ValidationError[] {
  const places = errors.map(placeOf);
  return errors.filter((one, position) => places.indexOf(placeOf(one)) === position);
}

function placeOf({ path }: ValidationError): string {
  return String(path);
}

interface Named {
  readonly path: Path;
  /** The name in the stage file; undefined for a fixed name. */
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
        `a unique ${kind}; ${other} already has the ${kind} "${taken}"`,
        first.written === undefined ? 'rename it' : `rename it or ${other}`,
      ),
    ];
  });
}
