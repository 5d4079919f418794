import { isOfAccount } from '../account-actions';
import { within } from '../location';
import { withoutVariables } from '../possible-tables';
import type { PolicyStatement } from '../statement';
import { isLiteral, referenceOf, shown, split, type TemplateText } from '../template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { listed } from './analysis/listed';
import { allowsTablesByNotAction, tableActions } from './analysis/selected-actions';
import { beginsLiterally, hasWildcard } from './analysis/wildcards';
import { reachesTables } from './analysis/table-reach';

/**
 * Actions on tables name the table. Policies on tables are left out: there `*` is the table that has the policy.
 *
 * Source: DynamoDB Developer Guide, Resource-based policy examples.
 */
export const wildcardResource: AccessRule = {
  name: 'WildcardResource',
  severity: 'high',
  find: (access) =>
    allowedToPrincipals(access)
      .filter((statement) => reachesTables(statement, access))
      .flatMap(findingsIn),
};

function findingsIn(statement: PolicyStatement): readonly RuleFinding[] {
  const { resources } = statement;
  const actions = tableActions(statement).filter((one) => !isOfAccount(one));
  if (actions.length === 0 && !allowsTablesByNotAction(statement)) return [];
  const what = statement.actions.except
    ? `all actions but ${listed(statement.actions.patterns)}`
    : listed(actions);
  const fix =
    'write the ARN of the table, and of its indexes as <table ARN>/index/*; what needs the resource *, such as dynamodb:ListTables, in a statement of its own';
  if (resources.except) {
    const others = `every table but what NotResource names, ${listed(resources.patterns)}`;
    return [
      { at: within(statement.at, 'NotResource'), what: `${what} may be called on ${others}`, fix },
    ];
  }
  const at = within(statement.at, 'Resource');
  return resources.patterns.flatMap((pattern) => {
    const breadth = breadthOf(pattern);
    if (!breadth) return [];
    const { tables, severity } = breadth;
    const said = `${what} may be called on ${tables}, because the resource is ${shown(pattern)}`;
    return [{ at, severity, what: said, fix }];
  });
}

/** Whether it is the names of all tables of a stack that has no name for them. */
function isOfStack(name: TemplateText): boolean {
  const [stack = '', rest = ''] = split(name, '-');
  return referenceOf(stack) === 'AWS::StackName' && /^[*?]/.test(rest);
}

/** What a pattern covers beyond one table; undefined where it is nothing. */
function breadthOf(
  pattern: TemplateText,
): { readonly tables: string; readonly severity: 'high' | 'medium' } | undefined {
  const [, , , region = '*', account = '*', ...rest] = split(withoutVariables(pattern), ':');
  if (rest.length === 0) {
    const isWide = hasWildcard(pattern) && isLiteral(pattern);
    return isWide ? { tables: 'every table', severity: 'high' } : undefined;
  }
  const [type = '', name = '*'] = split(rest.join(':'), '/');
  if (!hasWildcard(type) && type !== 'table') return undefined;
  if (withoutVariables(pattern) !== pattern && hasWildcard(name)) {
    return { tables: `every table whose name the caller chooses`, severity: 'high' };
  }
  if (hasWildcard(type) || name === '*') return { tables: 'every table', severity: 'high' };
  // A name that CloudFormation gives is the beginning of no other; that of a stack is.
  if (hasWildcard(name) && !beginsLiterally(name) && !isOfStack(name)) return undefined;
  if (hasWildcard(name)) return { tables: `every table named ${shown(name)}`, severity: 'high' };
  const where = [
    ...(hasWildcard(region) ? ['region'] : []),
    ...(hasWildcard(account) ? ['account'] : []),
  ];
  if (where.length === 0) return undefined;
  return { tables: `${shown(name)} in any ${where.join(' and ')}`, severity: 'medium' };
}
