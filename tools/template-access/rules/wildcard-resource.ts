import { isAccountAction } from '../policies/actions';
import { variablesAsWildcards, beginsLiterally, hasWildcard } from '../policies/patterns';
import type { PolicyStatement } from '../policies/policy-statement';
import {
  isLiteral,
  referenceOf,
  shown,
  split,
  type TemplateText,
  shownList,
} from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { isForRestores } from './analysis/aws-backup-role';
import { allowsTablesByNotAction, tableActions } from './analysis/statement-actions';
import { resourceElement } from './analysis/statement-elements';
import { reachesTables } from './analysis/reachable-tables';

/**
 * Actions on tables name the table. Resource-based policies of tables are exempt: there `*` is the table itself. So are
 * restores by AWS Backup into tables whose names begin with that of a table.
 *
 * Source: DynamoDB Developer Guide, Resource-based policy examples.
 */
export const wildcardResource: AccessRule = {
  name: 'WildcardResource',
  severity: 'high',
  find: (access) =>
    allowedToPrincipals(access)
      .filter((statement) => !isForRestores(statement, access))
      .filter((statement) => reachesTables(statement, access))
      .flatMap(findingsIn),
};

function findingsIn(statement: PolicyStatement): readonly RuleFinding[] {
  const { resources } = statement;
  const actions = tableActions(statement).filter((one) => !isAccountAction(one));
  if (actions.length === 0 && !allowsTablesByNotAction(statement)) return [];
  const what = statement.actions.except
    ? `All actions except ${shownList(statement.actions.patterns)}`
    : shownList(actions);
  const fix =
    'Specify the ARN of the table, and <table ARN>/index/* for its indexes; move actions that require the resource *, such as dynamodb:ListTables, to a separate statement';
  const at = resourceElement(statement);
  if (resources.except) {
    const others = `every table except those in NotResource, ${shownList(resources.patterns)}`;
    return [{ at, what: `${what} can be called on ${others}`, fix }];
  }
  return resources.patterns.flatMap((pattern) => {
    const breadth = breadthOf(pattern);
    if (!breadth) return [];
    const { tables, severity } = breadth;
    const message = `${what} can be called on ${tables}, because the resource is ${shown(pattern)}`;
    return [{ at, severity, what: message, fix }];
  });
}

/** Whether a pattern covers all tables of a stack whose names CloudFormation generates. */
function isOfStack(name: TemplateText): boolean {
  const [stack = '', rest = ''] = split(name, '-');
  return referenceOf(stack) === 'AWS::StackName' && /^[*?]/.test(rest);
}

/** What a pattern covers beyond one table; undefined if nothing. */
function breadthOf(
  pattern: TemplateText,
): { readonly tables: string; readonly severity: 'high' | 'medium' } | undefined {
  const [, , , region = '*', account = '*', ...rest] = split(variablesAsWildcards(pattern), ':');
  if (rest.length === 0) {
    const isWide = hasWildcard(pattern) && isLiteral(pattern);
    return isWide ? { tables: 'every table', severity: 'high' } : undefined;
  }
  const [type = '', name = '*'] = split(rest.join(':'), '/');
  if (!hasWildcard(type) && type !== 'table') return undefined;
  if (variablesAsWildcards(pattern) !== pattern && hasWildcard(name)) {
    return { tables: `every table whose name the caller chooses`, severity: 'high' };
  }
  if (hasWildcard(type) || name === '*') return { tables: 'every table', severity: 'high' };
  // A generated name is not a prefix of other names; a stack name is.
  if (hasWildcard(name) && !beginsLiterally(name) && !isOfStack(name)) return undefined;
  if (hasWildcard(name)) return { tables: `every table named ${shown(name)}`, severity: 'high' };
  const where = [
    ...(hasWildcard(region) ? ['Region'] : []),
    ...(hasWildcard(account) ? ['account'] : []),
  ];
  if (where.length === 0) return undefined;
  return { tables: `${shown(name)} in any ${where.join(' and ')}`, severity: 'medium' };
}
