import {
  connectorConstructId,
  connectorOutputNames,
  workloadConstructId,
  workloadOutputNames,
} from '../consumer-names';
import { tenantsWithRole } from '../own-role';
import { type Path, type Problem, problem } from '../problem';
import { tableConstructId } from '../table-names';
import { tenantConstructId, tenantOutputName } from '../tenant-names';
import type { Rule } from './rule';

/**
 * No two of what the stage names share a logical ID, which is made from the id, or the output that holds the ARN of
 * a role, and no two tables a name.
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
  const ofTenants = logicalIds(
    'tenants',
    tenants,
    (id) => `AuthenticatedRole${tenantConstructId(id)}`,
  );
  const ofConsumers = [
    ...logicalIds('workloads', workloads, workloadConstructId),
    ...logicalIds('connectors', connectors, connectorConstructId),
  ];
  const roles = tenantsWithRole(tenants);
  const outputs = [
    { path: ['identity'], written: undefined, taken: 'AuthenticatedRoleArn' },
    ...roles.map((id) => ({ path: ['tenants', id], written: id, taken: tenantOutputName(id) })),
    ...logicalIds('workloads', workloads, (id) => workloadOutputNames(id).role),
    ...logicalIds('connectors', connectors, (id) => connectorOutputNames(id).role),
  ];
  const ofLogicalIds = repeated([...ofTables, ...ofTenants, ...ofConsumers], 'logical ID');
  const told = new Set(ofLogicalIds.map(({ path }) => path.join('.')));
  return [
    ...ofLogicalIds,
    ...repeated(outputs, 'output').filter(({ path }) => !told.has(path.join('.'))),
    ...repeated(tableNames, 'table name'),
  ];
};

function logicalIds(key: string, named: object, logicalId: (id: string) => string): Named[] {
  return Object.keys(named).map((id) => ({
    path: [key, id],
    written: id,
    taken: logicalId(id),
  }));
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
): Problem[] {
  return entries.flatMap(({ path, written, taken }, position) => {
    const first = entries.find((entry) => entry.taken === taken);
    if (!first || first === entries[position]) return [];
    const other = first.path.join('.');
    return [
      problem(
        path,
        written,
        `${kind === 'output' ? 'an' : 'a'} ${kind} of its own; ${other} has the ${kind} "${taken}" already`,
        first.written === undefined ? 'rename this one' : `rename this one or ${other}`,
      ),
    ];
  });
}
