import { locationText, type Unresolved } from '../location';
import { decidesAboutData, type PolicyStatement } from '../statement';
import { grouped, onceEach } from './grouping';

type Statements = readonly PolicyStatement[];

/**
 * The statements of one policy, or of one principal, in all worlds: with conditions and without them where they are so
 * in different worlds, and those of one place beside each other.
 */
export function mergedStatements(worlds: readonly Statements[]): Statements {
  return byPlace(worlds).flatMap((same) => joined(joined(onceEach(same), 'actions'), 'resources'));
}

/** Statements that differ in their actions alone, or in their resources alone, as one; not those that leave some out. */
function joined(statements: Statements, part: 'actions' | 'resources'): Statements {
  const others = (one: PolicyStatement) =>
    JSON.stringify(one[part].except ? one : { ...one, [part]: undefined });
  return grouped(statements, others).flatMap((same) => {
    const patterns = [...new Set(same.flatMap((one) => one[part].patterns))];
    return same.slice(0, 1).map((one) => ({ ...one, [part]: { ...one[part], patterns } }));
  });
}

/** What a condition of the template decides in statements, where it is more than what they are about. */
export function chosenIn(worlds: readonly Statements[]): readonly Unresolved[] {
  return byPlace(worlds)
    .filter((same) => same.some(decidesAboutData))
    .flatMap((same) =>
      same.slice(0, 1).flatMap(({ at }) => whatsOf(same, worlds).map((what) => ({ at, what }))),
    );
}

function whatsOf(same: Statements, worlds: readonly Statements[]): readonly string[] {
  const effects = [...new Set(same.map(({ effect }) => effect))];
  const conditions = onceEach(same.map((one) => one.conditions));
  const isLasting = worlds.every((statements) => statements.some((one) => same.includes(one)));
  return [
    ...(effects.length > 1 ? [`${effects.join(' or ')}, by a condition`] : []),
    ...(conditions.length > 1 ? ['which of its conditions there are, if any'] : []),
    ...(effects.join() === 'Deny' && !isLasting
      ? ['a Deny that is there only by a condition of the template']
      : []),
  ];
}

function byPlace(worlds: readonly Statements[]): readonly Statements[] {
  return grouped(worlds.flat(), ({ at }) => locationText(at));
}
