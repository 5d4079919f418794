import { distinct, groupBy } from '../grouping';
import { decidesAboutData, type PolicyStatement } from '../policies/policy-statement';
import { locationText } from '../template/location';
import type { Unresolved } from '../template/unresolved';

type Statements = readonly PolicyStatement[];

/**
 * The statements of one policy, or of one principal, under all assignments; those of one place beside each other. A
 * statement whose conditions differ between assignments is there once with each.
 */
export function mergedStatements(assignments: readonly Statements[]): Statements {
  return byPlace(assignments).flatMap((same) =>
    joined(joined(distinct(same), 'actions'), 'resources'),
  );
}

/** Joins statements that differ in their actions alone, or in their resources alone; `NotAction` and `NotResource` stay. */
function joined(statements: Statements, part: 'actions' | 'resources'): Statements {
  const others = (one: PolicyStatement) =>
    JSON.stringify(one[part].except ? one : { ...one, [part]: undefined });
  return groupBy(statements, others).flatMap((same) => {
    const patterns = [...new Set(same.flatMap((one) => one[part].patterns))];
    return same.slice(0, 1).map((one) => ({ ...one, [part]: { ...one[part], patterns } }));
  });
}

/** Where a condition of the template decides more about a statement than its actions and resources. */
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
  return [
    ...(effects.length > 1 ? [`${effects.join(' or ')}, by a condition`] : []),
    ...(conditions.length > 1 ? ['which of its conditions there are, if any'] : []),
    ...(effects.join() === 'Deny' && !isInAll
      ? ['a Deny that is there only by a condition of the template']
      : []),
  ];
}

function byPlace(assignments: readonly Statements[]): readonly Statements[] {
  return groupBy(assignments.flat(), ({ at }) => locationText(at));
}
