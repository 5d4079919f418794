import { distinct, groupBy } from '../grouping';
import type { PermissionsBoundary } from '../policies/attached-policies';
import type { AccessKey } from '../principals/access-keys';
import type { Principal } from '../principals/principal';
import { within } from '../template/location';
import type { Found, Unresolved } from '../template/unresolved';
import { mergedStatements, unresolvedStatements } from './merged-statements';

/** Principals with the permissions of any assignment, and the limits that all assignments have. */
export function mergedPrincipals(assignments: readonly (readonly Principal[])[]): Found<Principal> {
  const count = assignments.length;
  const all = groupBy(
    assignments.flat(),
    ({ kind, id, inTemplate }) => `${kind} ${id} ${inTemplate}`,
  ).filter((same) => same[0]?.kind !== 'unattached policy' || same.length === count);
  return {
    found: all.flatMap(mergedPrincipal),
    unresolved: all.flatMap((same) => unresolvedOf(same, count - same.length)),
  };
}

/** Names every field, because a missing field would hide values of other assignments. */
function mergedPrincipal(same: readonly Principal[]): readonly Principal[] {
  return same.slice(0, 1).map(({ id, kind, inTemplate, at, name, arn }) => ({
    id,
    kind,
    inTemplate,
    at,
    name,
    arn,
    trust: mergedStatements(same.map(({ trust }) => trust)),
    maxSessionDuration: longestDuration(same.map((one) => one.maxSessionDuration)),
    statements: mergedStatements(same.map(({ statements }) => statements)),
    externalManagedPolicies: distinct(
      same.flatMap(({ externalManagedPolicies }) => externalManagedPolicies),
    ),
    boundary: mergedBoundary(same.map(({ boundary }) => boundary)),
    members: distinct(same.flatMap(({ members }) => members)),
    tags: distinct(same.flatMap(({ tags }) => tags)),
    accessKeys: mergedAccessKeys(same.flatMap(({ accessKeys }) => accessKeys)),
    hasPassword: same.some(({ hasPassword }) => hasPassword),
    hasTransform: same.some((one) => one.hasTransform),
  }));
}

function mergedAccessKeys(all: readonly AccessKey[]): readonly AccessKey[] {
  return groupBy(all, ({ id }) => id).flatMap((same) =>
    same
      .slice(0, 1)
      .map(({ id }) => ({ id, keptIn: distinct(same.flatMap(({ keptIn }) => keptIn)) })),
  );
}

/** The longest duration; undefined if one is unknown. */
export function longestDuration(all: readonly (number | undefined)[]): number | undefined {
  const known = all.filter((one) => one !== undefined);
  return known.length < all.length ? undefined : Math.max(...known);
}

/** No boundary if one assignment has none; otherwise the statements of all boundaries. */
function mergedBoundary(
  assignments: readonly (PermissionsBoundary | undefined)[],
): PermissionsBoundary | undefined {
  const all = assignments.filter((one) => one !== undefined);
  if (all.length < assignments.length) return undefined;
  const known = all.map(({ statements }) => statements).filter((one) => one !== undefined);
  return {
    arn: distinct(all.map(({ arn }) => arn)).join(' or '),
    statements: known.length < all.length ? undefined : mergedStatements(known),
  };
}

function unresolvedOf(same: readonly Principal[], absences: number): readonly Unresolved[] {
  const absent = Array.from({ length: absences }, () => []);
  const limited = same.filter(({ boundary }) => boundary !== undefined);
  const isLimited = limited.length > 0 && limited.length < same.length;
  return [
    ...unresolvedStatements(same.map(({ trust }) => trust)),
    ...unresolvedStatements([...same.map(({ statements }) => statements), ...absent]),
    ...unresolvedStatements(limited.map(({ boundary }) => boundary?.statements ?? [])),
    ...limited.slice(0, isLimited ? 1 : 0).map(({ at }) => ({
      at: within(at, 'Properties.PermissionsBoundary'),
      what: 'permissions boundary, which depends on a condition of the template',
    })),
  ];
}
