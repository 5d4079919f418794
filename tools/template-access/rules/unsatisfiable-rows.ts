import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator, sameKey } from '../policies/condition-operator';
import { isNull } from '../policies/key-presence';
import type { Condition, PolicyStatement } from '../policies/policy-statement';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { within } from '../template/location';
import { shown, shownList, type TemplateText } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { reachesTables } from './analysis/reachable-tables';
import { absentVariable, type AbsentVariable } from './analysis/session-keys';
import { resourceElement } from './analysis/statement-elements';
import { holdersOf, whoAre } from './analysis/who';

/**
 * The policy variables in a limit on items are of keys that the principal's sessions have. Without its key a variable has no
 * value, and what contains it matches nothing.
 *
 * Source: IAM User Guide, IAM policy elements: Variables and tags.
 */
export const unsatisfiableRows: AccessRule = {
  name: 'UnsatisfiableRows',
  severity: 'medium',
  find: (access) =>
    access.principals.flatMap((principal) => {
      const all = statementsOf(principal, access).map((statement) => ({
        statement,
        found: findingsIn(statement, principal, access),
      }));
      const isAlive = all.some(({ found }) => found.length === 0);
      return all.flatMap(({ statement, found }) =>
        isAlive && isForOthers(statement, principal, access) ? [] : found,
      );
    }),
};

/** Whether the conditions of a statement match no item in any session of a principal. */
export function matchesNothing(
  statement: PolicyStatement,
  principal: Principal,
  access: TemplateAccess,
): boolean {
  return findingsIn(statement, principal, access).length > 0;
}

function statementsOf(
  { statements }: Principal,
  access: TemplateAccess,
): readonly PolicyStatement[] {
  return statements.filter((one) => one.effect === 'Allow' && reachesTables(one, access));
}

/** Whether another principal with the same policy reaches items by a statement: one policy can serve several providers. */
function isForOthers(
  statement: PolicyStatement,
  principal: Principal,
  access: TemplateAccess,
): boolean {
  return holdersOf(statement, access).some(
    (other) => other !== principal && findingsIn(statement, other, access).length === 0,
  );
}

function findingsIn(
  statement: PolicyStatement,
  principal: Principal,
  access: TemplateAccess,
): readonly RuleFinding[] {
  const who = whoAre([principal], access);
  const { conditions, resources } = statement;
  const byConditions = conditions.filter(mustMatch).flatMap((condition) => {
    const found = deadValues(condition.values, principal, access);
    const things = sameKey(condition.key, LEADING_KEYS) ? 'no item' : 'nothing';
    const what = `${who} can access ${things} by ${condition.operator} ${condition.key} ${shownList(condition.values.map(asWritten))}`;
    return found ? [{ at: within(statement.at, 'Condition'), what, found }] : [];
  });
  const dead = resources.except ? undefined : deadValues(resources.patterns, principal, access);
  const what = `${who} can access no table by ${shownList(resources.patterns)}`;
  const byResources = dead ? [{ at: resourceElement(statement), what, found: dead }] : [];
  return [...byConditions, ...byResources].map(({ at, what: first, found }) => ({
    at,
    what: `${first}: ${found.why}`,
    fix: found.fix,
  }));
}

/** Whether a request must match one of the values. A negated operator is true for values that match nothing. */
function mustMatch(condition: Condition): boolean {
  return !isNull(condition) && !/not/i.test(conditionOperator(condition.operator).base);
}

/** Why no value has a value for its variables; undefined if one has, or possibly has. */
function deadValues(
  values: readonly TemplateText[],
  principal: Principal,
  access: TemplateAccess,
): AbsentVariable | undefined {
  const dead = values.map((value) => deadValue(value, principal, access));
  return dead.every((one) => one !== undefined) ? dead[0] : undefined;
}

/** The analysis writes the dollar sign of a policy without variables as a variable. */
function asWritten(value: TemplateText): TemplateText {
  return value.replaceAll('${$}{', '${');
}

/** A variable without a default value. */
const VARIABLE = /\$\{([^${}*?][^${},]*)\}/g;

/** A variable in a policy of a version without variables. */
const LITERAL = /\$\{\$\}(\{[^{}]*[:/][^{}]*\})/;

function deadValue(
  value: TemplateText,
  principal: Principal,
  access: TemplateAccess,
): AbsentVariable | undefined {
  const [, written] = LITERAL.exec(value) ?? [];
  if (written !== undefined) {
    return {
      why: `$${shown(written)} is plain text, because the Version of the policy is not 2012-10-17`,
      fix: 'Set the Version of the policy to 2012-10-17',
    };
  }
  return [...value.matchAll(VARIABLE)]
    .map(([, key = '']) => absentVariable(key.trim(), principal, access))
    .find((one) => one !== undefined);
}
