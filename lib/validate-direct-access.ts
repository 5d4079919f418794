import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { itemActionErrors } from './access/assert-item-actions';
import { groupErrors } from './direct-access-groups';
import type { DirectAccessProps, DirectAccessTable } from './direct-access-props';
import { TENANT_CLAIM, whyInvalidClaim } from './identity/tenant-claim';

/**
 * Asserts that the props of a `DirectAccess` are valid.
 *
 * @throws {Error} listing every invalid prop with a fix
 */
export function assertDirectAccess(scope: Construct, props: DirectAccessProps): void {
  const { groups = [] } = props;
  const errors = [
    ...ofTables('tables', props.tables),
    ...groups.flatMap((group, position) => ofTables(`groups[${position}].tables`, group.tables)),
    ...ofUsers(props),
    ...ofTenants(props),
    ...groupErrors(props, Stack.of(scope)),
    ...ofTimes(props),
  ];
  if (errors.length === 0) return;
  const lines = errors.map((one) => `  ${one}`);
  throw new Error([`Invalid props of ${scope.node.path}:`, ...lines].join('\n'));
}

function ofTables(prop: string, tables: readonly DirectAccessTable[]): string[] {
  if (tables.length === 0) return [`${prop} is empty. List at least one table.`];
  return tables.flatMap(({ rows, ...table }, position) => {
    const name = `${prop}[${position}]`;
    return table.actions.length === 0
      ? [`${name}.actions is empty. List at least one action, or remove the table.`]
      : itemActionErrors({ ...table, name, rows: rows.scope });
  });
}

function ofUsers({ userPool, userPoolClients }: DirectAccessProps): string[] {
  if (userPool && (userPoolClients ?? []).length === 0) {
    return ['userPoolClients is empty. Give at least one app client of userPool.'];
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
