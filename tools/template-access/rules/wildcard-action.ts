import type { PolicyStatement } from '../policies/policy-statement';
import { describesTables, ITEM_EFFECTS, type ItemEffect } from '../policies/table-actions';
import { shown, type TemplateText, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedByTables, allowedToPrincipals } from './analysis/allow-statements';
import type { Severity } from './finding';
import { coversAction } from '../policies/selected-actions';
import { allowsTablesByNotAction, tableActions } from './analysis/statement-actions';
import { hasWildcard } from '../policies/patterns';
import { actionElement } from './analysis/statement-elements';
import { reachesTables } from './analysis/reachable-tables';
import { whoHas } from './analysis/who';
import type { TemplateAccess } from '../template-access';

/**
 * Actions on tables are listed by name. A wildcard grants more than intended, and every matching action that AWS adds later:
 * `dynamodb:*` now covers `SearchVectors`, which no condition on partition keys restricts.
 *
 * Key policies are exempt: `kms:*` for the account is the default of KMS and the CDK, and delegates to the account's IAM
 * policies, which WildcardKeyAction checks.
 */
export const wildcardAction: AccessRule = {
  name: 'WildcardAction',
  severity: 'high',
  find: (access) => [
    ...allowedToPrincipals(access)
      .filter((statement) => reachesTables(statement, access))
      .flatMap((statement) => findingsIn(statement, access)),
    ...allowedByTables(access).flatMap((statement) => findingsIn(statement, access)),
  ],
};

const POWER_OF = {
  read: 'read items',
  readChanges: 'read items',
  write: 'write items',
  delete: 'delete items',
  copy: 'copy the table',
} as const satisfies Readonly<Record<ItemEffect, string>>;

/** Further actions that reveal or change items, or let others do so. */
const OTHER_POWERS = {
  DeleteTable: 'delete the table',
  PutResourcePolicy: 'grant others access by a resource-based policy',
} as const;

/** Each action with what it allows. */
const POWER_BY_ACTION: readonly (readonly [action: string, power: string])[] = [
  ...Object.entries(ITEM_EFFECTS).map(([action, effect]) => [action, POWER_OF[effect]] as const),
  ...Object.entries(OTHER_POWERS),
];

/** In the order of sentences. */
const POWERS: readonly string[] = [
  ...new Set([...Object.values(POWER_OF), ...Object.values(OTHER_POWERS)]),
];

function findingsIn(statement: PolicyStatement, access: TemplateAccess): readonly RuleFinding[] {
  const who = whoHas(statement, access);
  const fix = 'List the required actions, such as dynamodb:GetItem';
  if (allowsTablesByNotAction(statement)) {
    const all = `NotAction allows every action except ${shownList(statement.actions.patterns)}`;
    const what = `${who} can ${shownList(powersOf('dynamodb:*'))}: ${all}`;
    return [{ at: actionElement(statement), what, fix: `${fix}, in Action` }];
  }
  const patterns = tableActions(statement).filter(hasWildcard);
  return patterns.map((pattern) => {
    const at = actionElement(statement);
    return { at, severity: severityOf(pattern), what: `${who} can ${consequence(pattern)}`, fix };
  });
}

function severityOf(pattern: TemplateText): Severity {
  if (powersOf(pattern).length > 0) return 'high';
  return describesTables(pattern) ? 'low' : 'medium';
}

function consequence(pattern: TemplateText): string {
  const powers = powersOf(pattern);
  return powers.length > 0
    ? `${shownList(powers)} by the action ${shown(pattern)}`
    : `call every matching action that AWS adds by the action ${shown(pattern)}`;
}

function powersOf(pattern: TemplateText): readonly string[] {
  const powers = POWER_BY_ACTION.filter(([action]) =>
    coversAction(pattern, `dynamodb:${action}`),
  ).map(([, power]) => power);
  return POWERS.filter((power) => powers.includes(power));
}
