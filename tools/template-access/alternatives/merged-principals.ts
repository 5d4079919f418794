import { within, type Unresolved } from '../location';
import type { Boundary, Principal } from '../principals';
import type { Found } from '../tables';
import { grouped, longest, onceEach } from './grouping';
import { chosenIn, mergedStatements } from './merged-statements';

/** Principals with what they may do in any world, and only those limits that they have in all of them. */
export function mergedPrincipals(worlds: readonly (readonly Principal[])[]): Found<Principal> {
  const all = grouped(worlds.flat(), ({ kind, id, inTemplate }) => `${kind} ${id} ${inTemplate}`)
    .filter((same) => same[0]?.kind !== 'unattached policy' || same.length === worlds.length)
    .map((same) => ({ same, absent: worlds.length - same.length }));
  return {
    found: all.flatMap(({ same }) => united(same)),
    unresolved: all.flatMap(({ same, absent }) => chosen(same, absent)),
  };
}

function united(same: readonly Principal[]): readonly Principal[] {
  return same.slice(0, 1).map((first) => ({
    ...first,
    trust: mergedStatements(same.map(({ trust }) => trust)),
    maxSessionDuration: longest(same.map((one) => one.maxSessionDuration)),
    statements: mergedStatements(same.map(({ statements }) => statements)),
    managedElsewhere: onceEach(same.flatMap(({ managedElsewhere }) => managedElsewhere)),
    boundary: unitedBoundary(same.map(({ boundary }) => boundary)),
    members: onceEach(same.flatMap(({ members }) => members)),
    accessKeys: grouped(
      same.flatMap(({ accessKeys }) => accessKeys),
      ({ id }) => id,
    ).flatMap((keys) =>
      keys
        .slice(0, 1)
        .map(({ id }) => ({ id, keptIn: onceEach(keys.flatMap(({ keptIn }) => keptIn)) })),
    ),
    hasPassword: same.some(({ hasPassword }) => hasPassword),
  }));
}

/** None where one world has none; of several, what any of them allows. */
function unitedBoundary(worlds: readonly (Boundary | undefined)[]): Boundary | undefined {
  const all = worlds.filter((one) => one !== undefined);
  if (all.length < worlds.length) return undefined;
  const known = all.map(({ statements }) => statements).filter((one) => one !== undefined);
  return {
    arn: onceEach(all.map(({ arn }) => arn)).join(' or '),
    statements: known.length < all.length ? undefined : mergedStatements(known),
  };
}

function chosen(same: readonly Principal[], absent: number): readonly Unresolved[] {
  const nowhere = Array.from({ length: absent }, () => []);
  const limited = same.filter(({ boundary }) => boundary !== undefined);
  const isLimited = limited.length > 0 && limited.length < same.length;
  return [
    ...chosenIn(same.map(({ trust }) => trust)),
    ...chosenIn([...same.map(({ statements }) => statements), ...nowhere]),
    ...chosenIn(limited.map(({ boundary }) => boundary?.statements ?? [])),
    ...limited.slice(0, isLimited ? 1 : 0).map(({ at }) => ({
      at: within(at, 'Properties.PermissionsBoundary'),
      what: 'a permissions boundary that is there only by a condition of the template',
    })),
  ];
}
