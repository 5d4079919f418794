import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { grantsOf, type StatementGrant } from '../grants/grants';
import { grantsOfResourcePolicies } from '../grants/resource-grants';
import { targetTables, type Target } from '../grants/target';
import { allowsAllTables, awsManagedPolicyName } from '../policies/aws-managed-policies';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { shownList, split, type TemplateText } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { scopesOf } from './analysis/group-role';
import { itemActions } from './analysis/item-actions';
import { isNarrowed, limitsKeys } from './analysis/narrowed-statement';
import { conditionElement } from './analysis/statement-elements';
import { whoAre } from './analysis/who';

/**
 * Where one statement limits a principal to partition keys of a table, all its statements on items of that table do: what one
 * Allow statement limits, another one without the condition allows. A later `table.grant(role, 'dynamodb:Query')` is enough.
 *
 * Source: IAM User Guide, Policy evaluation logic; DynamoDB Developer Guide, Using IAM policy conditions for fine-grained access
 * control.
 */
export const bypassedLeadingKeys: AccessRule = {
  name: 'BypassedLeadingKeys',
  severity: 'high',
  find: (access) => access.principals.flatMap((one) => findingsIn(one, access)),
};

/** Within each part of a group's role: its scope may differ from that of every user on purpose. */
function findingsIn(principal: Principal, access: TemplateAccess): readonly RuleFinding[] {
  return scopesOf(principal, access).flatMap((statements) =>
    findingsAmong({ ...principal, statements }, access),
  );
}

function findingsAmong(principal: Principal, access: TemplateAccess): readonly RuleFinding[] {
  const grants = allowed(principal, access);
  const isolated = grants.filter(({ statement }) => limitsKeys(statement));
  const limited = new Set(isolated.flatMap(({ target }) => namedTables(target)));
  if (limited.size === 0) return [];
  const who = whoAre([principal], access);
  return [
    ...grants.flatMap((one) => (limitsKeys(one.statement) ? [] : openGrant(one, who, limited))),
    ...principal.externalManagedPolicies
      .filter(({ arn }) => allowsAllTables(arn))
      .map(({ at, arn }) => ({
        at,
        what: `${who} can act on all items of ${shownList([...limited])} by the managed policy ${String(awsManagedPolicyName(arn))}, ${LIMITED}`,
        fix: 'Remove the managed policy',
      })),
  ];
}

/** What a principal's policies allow, and the policies of tables that name it. */
function allowed(
  { statements, arn }: Principal,
  access: TemplateAccess,
): readonly StatementGrant[] {
  const byTables = grantsOfResourcePolicies({ tables: access.tables, keys: [] })
    .filter(({ name, except }) => !except && name === arn)
    .map(({ grant }) => grant);
  return [...grantsOf(statements, access).grants, ...byTables].filter(
    ({ statement }) => statement.effect === 'Allow',
  );
}

/** The tables that a target names: by logical ID, or by the ARN of one elsewhere. WildcardResource finds wildcards. */
function namedTables(target: Target): readonly string[] {
  switch (target.kind) {
    case 'table':
      return [target.table];
    case 'elsewhere':
      return [tableOf(target.arn)];
    case 'unknown':
      return [tableOf(target.pattern)];
    case 'pattern':
    case 'key':
    case 'account':
      return [];
  }
}

/** The ARN of the table, where a text is the ARN of its index or stream. */
function tableOf(arn: TemplateText): TemplateText {
  const [table = ''] = split(arn, '/index/');
  const [withoutStream = ''] = split(table, '/stream/');
  return withoutStream;
}

function openGrant(
  { statement, target, actions }: StatementGrant,
  who: string,
  limited: ReadonlySet<string>,
): readonly RuleFinding[] {
  const reached = [...namedTables(target), ...targetTables(target)];
  const tables = [...new Set(reached)].filter((one) => limited.has(one));
  const open = itemActions(actions, target);
  if (tables.length === 0 || open.length === 0) return [];
  return [
    {
      at: conditionElement(statement),
      severity: isNarrowed(statement) ? 'medium' : 'high',
      what: `${who} can call ${shownList(open)} on all items of ${shownList(tables)} by this statement, which has no condition on ${LEADING_KEYS}, ${LIMITED}`,
      fix: `Remove the statement, or add ForAllValues:StringEquals ${LEADING_KEYS} and Null ${LEADING_KEYS} false to its conditions`,
    },
  ];
}

const LIMITED = 'although another statement limits them to partition keys';
