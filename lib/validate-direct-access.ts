import { Token } from 'aws-cdk-lib/core';
import { itemActionErrors } from './access/assert-item-actions';
import { partitionKeyType } from './access/partition-key-type';
import type { DirectAccessProps } from './direct-access-props';
import { TENANT_CLAIM, whyInvalidClaim } from './identity/tenant-claim';
import { canWrite } from './identity/writable-attributes';

/**
 * Asserts that the props of a `DirectAccess` are valid.
 *
 * @param path the construct path, for the message
 * @throws {Error} listing every invalid prop with a fix
 */
export function assertDirectAccess(path: string, props: DirectAccessProps): void {
  const errors = [...ofTables(props), ...ofUsers(props), ...ofTenants(props), ...ofTimes(props)];
  if (errors.length === 0) return;
  throw new Error([`Invalid props of ${path}:`, ...errors.map((one) => `  ${one}`)].join('\n'));
}

function ofTables({ tables }: DirectAccessProps): string[] {
  if (tables.length === 0) return ['tables is empty. List at least one table.'];
  return tables.flatMap(({ rows, ...table }, position) => {
    const name = `tables[${position}]`;
    return table.actions.length === 0
      ? [`${name}.actions is empty. List at least one action, or remove the table.`]
      : itemActionErrors({ ...table, name, rows: rows.scope });
  });
}

function ofUsers({ userPool, userPoolClients }: DirectAccessProps): string[] {
  if (userPool && userPoolClients?.length !== 1) {
    const clients = userPoolClients?.length ?? 0;
    return [`userPoolClients has ${clients} app clients. Give exactly one of userPool.`];
  }
  return !userPool && userPoolClients
    ? [
        'userPoolClients are given without userPool. Give both, or neither for a new user pool and app client.',
      ]
    : [];
}

function ofTenants({ tenantClaim, userPool }: DirectAccessProps): string[] {
  if (tenantClaim === undefined) return [];
  // A new user pool needs the name of the attribute at synthesis.
  if (userPool && Token.isUnresolved(tenantClaim)) return [];
  const reason = whyInvalidClaim(tenantClaim, userPool !== undefined);
  return reason === undefined
    ? []
    : [
        `tenantClaim is ${JSON.stringify(tenantClaim)}; ${reason}. Use one such as "${TENANT_CLAIM}".`,
      ];
}

function ofTimes({ revokeIssuedBefore }: DirectAccessProps): string[] {
  return revokeIssuedBefore && Number.isNaN(revokeIssuedBefore.getTime())
    ? ['revokeIssuedBefore is no valid Date. Write one such as new Date("2026-11-20T14:30:00Z").']
    : [];
}

/** What is wrong with the tables and app clients of the app, which may still change until synthesis. */
export function synthesisErrors(props: DirectAccessProps): string[] {
  return [...ofPartitionKeys(props), ...ofAppClients(props)];
}

function ofPartitionKeys({ tables }: DirectAccessProps): string[] {
  return tables.flatMap(({ table, rows }) => {
    const type = rows.scope.by === 'all' ? undefined : partitionKeyType(table);
    return type === undefined || type === 'S'
      ? []
      : [
          `The partition key of ${table.node.path} has the type ${type}, and no item is of one user or tenant. Use a partition key of type string (S), or Rows.all().`,
        ];
  });
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
