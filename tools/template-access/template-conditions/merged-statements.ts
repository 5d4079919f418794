import { distinct, groupBy } from '../grouping';
import { decidesAboutData, type PolicyStatement } from '../policies/policy-statement';
import { locationText } from '../template/location';
import type { Unresolved } from '../template/unresolved';

type Statements = readonly PolicyStatement[];

/**
 * The statements of one policy, or of one principal, under all assignments, grouped by location. A statement whose
 * conditions differ between assignments appears once with each set of conditions.
 */
export function mergedStatements(assignments: readonly Statements[]): Statements {
  return byPlace(assignments).flatMap((same) =>
    joined(joined(distinct(same), 'actions'), 'resources'),
  );
}

/** Joins statements that differ only in their actions, or only in their resources; not `NotAction` and `NotResource`. */
function joined(statements: Statements, part: 'actions' | 'resources'): Statements {
  const others = (one: PolicyStatement) =>
    JSON.stringify(one[part].except ? one : { ...one, [part]: undefined });
  return groupBy(statements, others).flatMap((same) => {
    const patterns = [...new Set(same.flatMap((one) => one[part].patterns))];
    return same.slice(0, 1).map((one) => ({ ...one, [part]: { ...one[part], patterns } }));
  });
}

/** Unresolved if a condition of the template affects more of a statement than its actions and resources. */
export function unresolvedStatements(assignments: readonly Statements[]): readonly Unresolved[] {
  return byPlace(assignments)
    .filter((same) => same.some(decidesAboutData))
    .flatMap((same) =>
      same
        .slice(0, 1)
        .flatMap(({ at }) => differencesOf(same, assignments).map((what) => ({ at, what }))),
    );
}

function differencesOf(same: Statements, assignments: readonly Statements[]): readonly string[] {
  const effects = [...new Set(same.map(({ effect }) => effect))];
  const conditions = distinct(same.map((one) => one.conditions));
  const isInAll = assignments.every((statements) => statements.some((one) => same.includes(one)));
  const selections = distinct(same.map(({ actions, resources }) => [actions, resources]));
  return [
    ...(effects.length > 1
      ? [`effect ${effects.join(' or ')}, depending on a condition of the template`]
      : []),
    ...(conditions.length > 1
      ? ['conditions of the statement that depend on a condition of the template']
      : []),
    // The actions and resources of all assignments are listed together, and none of them is always denied.
    ...(effects.join() === 'Deny' && (!isInAll || selections.length > 1)
      ? ['Deny statement, which depends on a condition of the template']
      : []),
  ];
}

function byPlace(assignments: readonly Statements[]): readonly Statements[] {
  return groupBy(assignments.flat(), ({ at }) => locationText(at));
}
