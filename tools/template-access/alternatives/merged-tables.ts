import type { EncryptionKey } from '../encryption-keys';
import { locationText, type Unresolved } from '../location';
import type { Found, Table } from '../tables';
import { grouped, onceEach } from './grouping';
import { chosenIn, mergedStatements } from './merged-statements';

/** Tables with what their policies let others do in any world. */
export function mergedTables(worlds: readonly (readonly Table[])[]): Found<Table> {
  const all = grouped(worlds.flat(), ({ id }) => id);
  return { found: all.flatMap(unitedTable), unresolved: all.flatMap(chosen) };
}

function unitedTable(same: readonly Table[]): readonly Table[] {
  const either = (texts: readonly (string | undefined)[]) =>
    onceEach(texts.filter((one) => one !== undefined)).join(' or ') || undefined;
  return same.slice(0, 1).map((first) => ({
    ...first,
    partitionKey: either(same.map(({ partitionKey }) => partitionKey)),
    sortKey: either(same.map(({ sortKey }) => sortKey)),
    indexes: onceEach(same.flatMap(({ indexes }) => indexes)),
    keys: onceEach(same.flatMap(({ keys }) => keys)),
    resourcePolicies: policiesOf(same).flatMap((policies) =>
      policies.slice(0, 1).map((policy) => ({
        ...policy,
        statements: mergedStatements(policies.map(({ statements }) => statements)),
      })),
    ),
  }));
}

function policiesOf(same: readonly Table[]) {
  return grouped(
    same.flatMap(({ resourcePolicies }) => resourcePolicies),
    ({ at, on, replica }) => JSON.stringify([locationText(at), on, replica]),
  );
}

function chosen(same: readonly Table[]): readonly Unresolved[] {
  const ownKeys = same.filter(({ keys }) => keys.length > 0);
  const isChosen = ownKeys.length > 0 && ownKeys.length < same.length;
  const perWorld = same.map(({ resourcePolicies }) =>
    resourcePolicies.flatMap(({ statements }) => statements),
  );
  return [
    ...chosenIn(perWorld),
    ...ownKeys.slice(0, isChosen ? 1 : 0).map(({ at }) => ({
      at,
      what: 'a KMS key that it is encrypted with only by a condition of the template',
    })),
  ];
}

/** Keys with what their policies let others do in any world. */
export function mergedKeys(worlds: readonly (readonly EncryptionKey[])[]): Found<EncryptionKey> {
  const all = grouped(worlds.flat(), ({ id }) => id);
  const perWorld = (same: readonly EncryptionKey[]) => same.map(({ statements }) => statements);
  return {
    found: all.flatMap((same) =>
      same.slice(0, 1).map((first) => ({
        ...first,
        aliases: onceEach(same.flatMap(({ aliases }) => aliases)),
        statements: mergedStatements(perWorld(same)),
      })),
    ),
    unresolved: all.flatMap((same) => chosenIn(perWorld(same))),
  };
}
