import { partitionKeyType } from './access/partition-key-type';
import type { DirectAccessProps } from './direct-access-props';
import { canWrite } from './identity/writable-attributes';

/** What is wrong with the tables and app clients of the app, which may still change until synthesis. */
export function synthesisErrors(props: DirectAccessProps): string[] {
  return [...ofPartitionKeys(props), ...ofAppClients(props)];
}

function ofPartitionKeys({ tables, groups = [] }: DirectAccessProps): string[] {
  const all = [...tables, ...groups.flatMap((group) => group.tables)];
  const errors = all.flatMap(({ table, rows }) => {
    const type = rows.scope.by === 'all' ? undefined : partitionKeyType(table);
    return type === undefined || type === 'S'
      ? []
      : [
          `The partition key of ${table.node.path} has the type ${type}, and no item is of one user or tenant. Use a partition key of type string (S), or Rows.all().`,
        ];
  });
  return [...new Set(errors)];
}

function ofAppClients({
  userPool,
  userPoolClients = [],
  tenantClaim,
}: DirectAccessProps): string[] {
  if (tenantClaim === undefined || !userPool) return [];
  // What one app client writes is in the tokens of all app clients of the user pool.
  const all = new Set([...userPoolClients, ...userPool.node.findAll()]);
  return [...all]
    .filter((client) => canWrite(client, tenantClaim))
    .map(
      ({ node }) =>
        `Users can write ${tenantClaim} with the app client ${node.path}, and so choose their tenant. Set its writeAttributes to at least one attribute, without ${tenantClaim}.`,
    );
}
