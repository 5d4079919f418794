import { distinct, groupBy } from '../grouping';
import type { EncryptionKey } from '../tables/encryption-keys';
import type { ResourcePolicy } from '../tables/resource-policies';
import type { Table } from '../tables/tables';
import { locationText } from '../template/location';
import type { Found, Unresolved } from '../template/unresolved';
import { mergedStatements, unresolvedStatements } from './merged-statements';

/** Tables with the resource-based policies of all assignments. */
export function mergedTables(assignments: readonly (readonly Table[])[]): Found<Table> {
  const all = groupBy(assignments.flat(), ({ id }) => id);
  return { found: all.flatMap(mergedTable), unresolved: all.flatMap(unresolvedOf) };
}

function mergedTable(same: readonly Table[]): readonly Table[] {
  return same.slice(0, 1).map(({ id, at, name, arn, streamArn }) => ({
    id,
    at,
    name,
    arn,
    streamArn,
    partitionKey: either(same.map(({ partitionKey }) => partitionKey)),
    sortKey: either(same.map(({ sortKey }) => sortKey)),
    indexes: distinct(same.flatMap(({ indexes }) => indexes)),
    keys: distinct(same.flatMap(({ keys }) => keys)),
    resourcePolicies: mergedPolicies(same.flatMap(({ resourcePolicies }) => resourcePolicies)),
  }));
}

function either(names: readonly (string | undefined)[]): string | undefined {
  return distinct(names.filter((one) => one !== undefined)).join(' or ') || undefined;
}

function mergedPolicies(all: readonly ResourcePolicy[]): readonly ResourcePolicy[] {
  return groupBy(all, ({ at, on, replica }) =>
    JSON.stringify([locationText(at), on, replica]),
  ).flatMap((same) =>
    same.slice(0, 1).map(({ on, replica, at }) => ({
      on,
      replica,
      at,
      statements: mergedStatements(same.map(({ statements }) => statements)),
    })),
  );
}

function unresolvedOf(same: readonly Table[]): readonly Unresolved[] {
  const withKeys = same.filter(({ keys }) => keys.length > 0);
  const isConditional = withKeys.length > 0 && withKeys.length < same.length;
  const statements = same.map(({ resourcePolicies }) =>
    resourcePolicies.flatMap((policy) => policy.statements),
  );
  return [
    ...unresolvedStatements(statements),
    ...withKeys.slice(0, isConditional ? 1 : 0).map(({ at }) => ({
      at,
      what: 'KMS key of the table, which depends on a condition of the template',
    })),
  ];
}

/** KMS keys with the key policies of all assignments. */
export function mergedKeys(
  assignments: readonly (readonly EncryptionKey[])[],
): Found<EncryptionKey> {
  const all = groupBy(assignments.flat(), ({ id }) => id).map((same) => ({
    same,
    statements: same.map(({ statements }) => statements),
  }));
  return {
    found: all.flatMap(({ same, statements }) =>
      same.slice(0, 1).map(({ id, at, arn, name }) => ({
        id,
        at,
        arn,
        name,
        aliases: distinct(same.flatMap(({ aliases }) => aliases)),
        statements: mergedStatements(statements),
      })),
    ),
    unresolved: all.flatMap(({ statements }) => unresolvedStatements(statements)),
  };
}
