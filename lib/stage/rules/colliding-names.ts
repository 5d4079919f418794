import {
  connectorConstructId,
  outputsOfConnector,
  outputsOfWorkload,
  workloadConstructId,
} from '../consumer-names';
import { tenantsWithRole } from '../../access/tenant-sessions';
import { type Path, type ValidationError, validationError } from '../validation-error';
import { tableConstructId } from '../table-names';
import {
  AUTHENTICATED_ROLE_OUTPUT,
  tenantOutputName,
  tenantRoleLogicalId,
} from '../../access/role-names';
import type { Rule } from './rule';

/**
 * No two of what the stage names share a logical ID, which is made from the id, or an output, and no two tables a name.
 */
export const collidingNames: Rule = ({
  tables = {},
  tenants = {},
  workloads = {},
  connectors = {},
}) => {
  const tableNames = Object.entries(tables).flatMap(([id, table]) =>
    table?.tableName === undefined
      ? []
      : [{ path: ['tables', id, 'tableName'], written: table.tableName, taken: table.tableName }],
  );
  const ofTables = logicalIds('tables', tables, tableConstructId);
  const ofTenants = logicalIds('tenants', tenants, tenantRoleLogicalId);
  const ofConsumers = [
    ...logicalIds('workloads', workloads, workloadConstructId),
    ...logicalIds('connectors', connectors, connectorConstructId),
  ];
  const outputs = [
    { path: ['identity'], written: undefined, taken: AUTHENTICATED_ROLE_OUTPUT },
    ...tenantsWithRole(tenants).map((id) => named('tenants', id, tenantOutputName(id))),
    ...Object.entries(workloads).flatMap(([id, workload]) =>
      outputsOfWorkload(id, workload?.runsOn).map((name) => named('workloads', id, name)),
    ),
    ...Object.entries(connectors).flatMap(([id, connector]) =>
      outputsOfConnector(id, connector?.trust).map((name) => named('connectors', id, name)),
    ),
  ];
  const ofLogicalIds = repeated([...ofTables, ...ofTenants, ...ofConsumers], 'logical ID');
  const told = new Set(ofLogicalIds.map(placeOf));
  return [
    ...ofLogicalIds,
    // Two with the same logical ID have the same outputs too.
    ...firstOfEach(repeated(outputs, 'output')).filter((one) => !told.has(placeOf(one))),
    ...repeated(tableNames, 'table name'),
  ];
};

function logicalIds(key: string, entries: object, logicalId: (id: string) => string): Named[] {
  return Object.keys(entries).map((id) => named(key, id, logicalId(id)));
}

function named(key: string, id: string, taken: string): Named {
  return { path: [key, id], written: id, taken };
}

/** One problem of each path. */
function firstOfEach(problems: readonly ValidationError[]): ValidationError[] {
  const places = problems.map(placeOf);
  return problems.filter((one, position) => places.indexOf(placeOf(one)) === position);
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
      validationError(
        path,
        written,
        `${kind === 'output' ? 'an' : 'a'} ${kind} of its own; ${other} has the ${kind} "${taken}" already`,
        first.written === undefined ? 'rename this one' : `rename this one or ${other}`,
      ),
    ];
  });
}
