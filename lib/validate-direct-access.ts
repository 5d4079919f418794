import { Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { itemActionErrors } from './access/assert-item-actions';
import { claimOption } from './access/id-sources';
import { resourceErrors } from './access/resource-errors';
import type { RowScope } from './access/row-scope';
import type { Rows } from './access/rows';
import { groupErrors } from './direct-access-groups';
import type { DirectAccessProps, DirectAccessTable } from './direct-access-props';
import { CLAIM_OPTIONS, CLAIMS, type ClaimOption } from './identity/claim-options';
import { whyInvalidClaim } from './identity/tenant-claim';

/**
 * Asserts that the props of a `DirectAccess` are valid.
 *
 * @throws {Error} listing every invalid prop with a fix
 */
export function assertDirectAccess(scope: Construct, props: DirectAccessProps): void {
  const { groups = [] } = props;
  const lists = [
    ['tables', props.tables] as const,
    ...groups.map(({ tables }, position) => [`groups[${position}].tables`, tables] as const),
  ];
  const errors = [
    ...lists.flatMap(([prop, tables]) => [
      ...ofTables(prop, tables),
      ...ofOtherPlaces(prop, tables, Stack.of(scope)),
    ]),
    ...ofUsers(props),
    ...CLAIM_OPTIONS.flatMap((option) => ofClaim(option, props)),
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
    if (table.actions.length === 0) {
      return [`${name}.actions is empty. List at least one action, or remove the table.`];
    }
    const scope = scopeOf(rows);
    return [
      ...(scope === undefined
        ? [`${name}.rows is not a Rows. Use Rows.all(), Rows.own() or Rows.tenant().`]
        : itemActionErrors({ ...table, name, rows: scope })),
      ...resourceErrors({ ...table, name, prop: 'queryIndexes', indexes: table.queryIndexes }),
    ];
  });
}

/** In plain JavaScript `rows` may be missing, or a row scope as in a stage file. */
function scopeOf(rows: Partial<Rows> | null | undefined): RowScope | undefined {
  return rows?.scope;
}

/** A role's policy does not reach a table of another account, and clients call the Region of the stack. */
function ofOtherPlaces(
  prop: string,
  tables: readonly DirectAccessTable[],
  { account, region }: Stack,
): string[] {
  return tables.flatMap(({ table: { env } }, position) =>
    [
      { what: 'account', own: account, of: env.account },
      { what: 'Region', own: region, of: env.region },
    ]
      .filter(({ own, of }) => Token.compareStrings(own, of) === TokenComparison.DIFFERENT)
      .map(
        ({ what, own, of }) =>
          `${prop}[${position}].table is in the ${what} ${of}, and the stack in ${own}. Use a table in ${own}, or deploy the stack to ${of}.`,
      ),
  );
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

/** The row scope that needs the claim of each option. */
const ROWS: Readonly<Record<ClaimOption, string>> = { tenantClaim: 'Rows.tenant()' };

function ofClaim(option: ClaimOption, props: DirectAccessProps): string[] {
  const { tables, groups = [], userPool } = props;
  const claim = props[option];
  const { names, example } = CLAIMS[option];
  const all = [...tables, ...groups.flatMap((group) => group.tables)];
  if (claim === undefined) {
    return all.some(({ rows }) => claimOption(scopeOf(rows)) === option)
      ? [
          `${ROWS[option]} needs ${option}. Set it to the claim of the ID token that names the ${names}, such as "${example}".`,
        ]
      : [];
  }
  // A new user pool needs the name of the attribute at synthesis.
  if (userPool && Token.isUnresolved(claim)) return [];
  const reason = whyInvalidClaim(claim, userPool !== undefined);
  return reason === undefined
    ? []
    : [`${option} is ${JSON.stringify(claim)}; ${reason}. Use one such as "${example}".`];
}

function ofTimes({ revokeIssuedBefore }: DirectAccessProps): string[] {
  return revokeIssuedBefore && Number.isNaN(revokeIssuedBefore.getTime())
    ? ['revokeIssuedBefore is no valid Date. Write one such as new Date("2026-11-20T14:30:00Z").']
    : [];
}
