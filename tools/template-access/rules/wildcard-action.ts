import { within } from '../location';
import type { PolicyStatement } from '../statement';
import { shown, type TemplateText } from '../template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedByTables, allowedToPrincipals } from './analysis/allow-statements';
import type { Severity } from './finding';
import { listed } from './analysis/listed';
import { allowsTablesByNotAction, coversAction, tableActions } from './analysis/selected-actions';
import { hasWildcard } from './analysis/wildcards';
import { reachesTables } from './analysis/table-reach';

/**
 * Actions on tables are named. A pattern grants what nobody has thought of, and whatever AWS adds by such a name:
 * `dynamodb:*` came to cover `SearchVectors`, which no condition on rows holds back.
 *
 * Key policies are left out: `kms:*` for the account is the default of KMS and of the CDK, and leaves the decision to
 * the account's IAM policies, which WildcardKeyAction looks at.
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

/** What a pattern may give away, by actions that stand for it. */
const POWERS: readonly (readonly [power: string, actions: readonly string[]])[] = [
  ['read items', ['BatchGetItem', 'GetItem', 'GetRecords', 'PartiQLSelect', 'Query', 'Scan']],
  ['write items', ['BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate', 'PutItem', 'UpdateItem']],
  ['delete items', ['DeleteItem', 'PartiQLDelete']],
  ['copy the table', ['ExportTableToPointInTime']],
  ['delete the table', ['DeleteTable']],
  ['open the table to others by its policy', ['PutResourcePolicy']],
];

/** Names of actions that tell about tables, never of what is in them. */
const DESCRIBES = /^dynamodb:(describe|list)[a-z]*\*?$/i;

function findingsIn(statement: PolicyStatement): readonly RuleFinding[] {
  const fix = 'write the actions that are needed one by one, such as dynamodb:GetItem';
  if (allowsTablesByNotAction(statement)) {
    const all = `NotAction ${listed(statement.actions.patterns)} allows every other action on tables`;
    const what = `${all}: it lets ${listed(powersOf('dynamodb:*'))}`;
    return [{ at: within(statement.at, 'NotAction'), what, fix: `${fix}, as Action` }];
  }
  const patterns = tableActions(statement).filter(hasWildcard);
  return patterns.map((pattern) => {
    const at = within(statement.at, 'Action');
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
    ? `the action ${shown(pattern)} lets ${listed(powers)}`
    : `the action ${shown(pattern)} covers whatever AWS adds by such a name`;
}

function powersOf(pattern: TemplateText): readonly string[] {
  return POWERS.filter(([, actions]) =>
    actions.some((action) => coversAction(pattern, `dynamodb:${action}`)),
  ).map(([power]) => power);
}
