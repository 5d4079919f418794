import { isAccountAction } from '../policies/actions';
import type { PolicyStatement } from '../policies/policy-statement';
import type { TemplateAccess } from '../template-access';
import { shown, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { isForRestores } from './analysis/aws-backup-role';
import { allowsTablesByNotAction, tableActions } from './analysis/statement-actions';
import { resourceElement } from './analysis/statement-elements';
import { reachesTables } from './analysis/reachable-tables';
import { tableBreadth } from './analysis/table-breadth';
import { actOn } from './analysis/action-words';
import { whoHas } from './analysis/who';

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
      .flatMap((statement) => findingsIn(statement, access)),
};

function findingsIn(statement: PolicyStatement, access: TemplateAccess): readonly RuleFinding[] {
  const { resources } = statement;
  const actions = tableActions(statement).filter((one) => !isAccountAction(one));
  if (actions.length === 0 && !allowsTablesByNotAction(statement)) return [];
  const { except } = statement.actions;
  const selected = except ? statement.actions : { patterns: actions, except };
  const which = except
    ? `every action except ${shownList(statement.actions.patterns)}`
    : shownList(actions);
  const who = whoHas(statement, access);
  const fix =
    'Specify the ARN of the table, and <table ARN>/index/* for its indexes; move actions that require the resource *, such as dynamodb:ListTables, to a separate statement';
  const at = resourceElement(statement);
  if (resources.except) {
    const others = `every table except those in NotResource, ${shownList(resources.patterns)}`;
    return [{ at, what: `${who} can ${actOn(selected, others)}, by ${which}`, fix }];
  }
  return resources.patterns.flatMap((pattern) => {
    const breadth = tableBreadth(pattern);
    if (!breadth) return [];
    const { tables, severity } = breadth;
    const message = `${who} can ${actOn(selected, tables)}, by ${which} on the resource ${shown(pattern)}`;
    return [{ at, severity, what: message, fix }];
  });
}
