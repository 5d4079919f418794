import type { PolicyStatement } from '../policies/policy-statement';
import { shown, type TemplateText, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedByTables, allowedToPrincipals } from './analysis/allow-statements';
import type { Severity } from './finding';
import { allowsTablesByNotAction, coversAction, tableActions } from './analysis/statement-actions';
import { hasWildcard } from '../policies/patterns';
import { actionElement } from './analysis/statement-elements';
import { reachesTables } from './analysis/reachable-tables';

/**
 * Actions on tables are listed by name. A pattern grants more than its author has in mind, and every action that AWS adds
 * later: `dynamodb:*` came to cover `SearchVectors`, which no condition on partition keys restricts.
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
      .flatMap(findingsIn),
    ...allowedByTables(access).flatMap(findingsIn),
  ],
};

/** What a pattern may allow, each by the actions for it. */
const POWERS: readonly (readonly [power: string, actions: readonly string[]])[] = [
  ['read items', ['BatchGetItem', 'GetItem', 'GetRecords', 'PartiQLSelect', 'Query', 'Scan']],
  ['write items', ['BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate', 'PutItem', 'UpdateItem']],
  ['delete items', ['DeleteItem', 'PartiQLDelete']],
  ['copy the table', ['ExportTableToPointInTime']],
  ['delete the table', ['DeleteTable']],
  ['open the table to others by its policy', ['PutResourcePolicy']],
];

/** Patterns of actions that describe tables, never the items in them. */
const DESCRIBES = /^dynamodb:(describe|list)[a-z]*\*?$/i;

function findingsIn(statement: PolicyStatement): readonly RuleFinding[] {
  const fix = 'write the actions that are needed one by one, such as dynamodb:GetItem';
  if (allowsTablesByNotAction(statement)) {
    const all = `NotAction ${shownList(statement.actions.patterns)} allows every other action on tables`;
    const what = `${all}: it lets ${shownList(powersOf('dynamodb:*'))}`;
    return [{ at: actionElement(statement), what, fix: `${fix}, as Action` }];
  }
  const patterns = tableActions(statement).filter(hasWildcard);
  return patterns.map((pattern) => {
    const at = actionElement(statement);
    return { at, severity: severityOf(pattern), what: consequence(pattern), fix };
  });
}

function severityOf(pattern: TemplateText): Severity {
  if (powersOf(pattern).length > 0) return 'high';
  return DESCRIBES.test(pattern) ? 'low' : 'medium';
}

function consequence(pattern: TemplateText): string {
  const powers = powersOf(pattern);
  return powers.length > 0
    ? `the action ${shown(pattern)} lets ${shownList(powers)}`
    : `the action ${shown(pattern)} covers whatever AWS adds by such a name`;
}

function powersOf(pattern: TemplateText): readonly string[] {
  return POWERS.filter(([, actions]) =>
    actions.some((action) => coversAction(pattern, `dynamodb:${action}`)),
  ).map(([power]) => power);
}
