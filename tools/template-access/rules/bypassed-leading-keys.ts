import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { grantsOf, type Grant } from '../grants/grants';
import { grantsOfResourcePolicies } from '../grants/resource-grants';
import { targetTables, type Target } from '../grants/target';
import { allowsAllTables, awsManagedPolicyName } from '../policies/aws-managed-policies';
import { sameKey } from '../policies/condition-operator';
import { isNull } from '../policies/key-presence';
import type { PolicyStatement, Selection } from '../policies/policy-statement';
import { mayActOn } from '../policies/table-actions';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { shownList, split, type TemplateText } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { comparedIn, requirement } from './analysis/condition-requirement';
import { scopesOf } from './analysis/group-role';
import { selects } from './analysis/statement-actions';
import { conditionElement } from './analysis/statement-elements';

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
  return [
    ...grants.flatMap((one) =>
      limitsKeys(one.statement) ? [] : openGrant(one, principal, limited),
    ),
    ...principal.externalManagedPolicies
      .filter(({ arn }) => allowsAllTables(arn))
      .map(({ at, arn }) => ({
        at,
        what: `${limitation(principal, [...limited])}, but the managed policy ${String(awsManagedPolicyName(arn))} allows it all items`,
        fix: 'Remove the managed policy',
      })),
  ];
}

/** What a principal's policies allow, and the policies of tables that name it. */
function allowed({ statements, arn }: Principal, access: TemplateAccess): readonly Grant[] {
  const byTables = grantsOfResourcePolicies({ tables: access.tables, keys: [] })
    .filter(({ name, except }) => !except && name === arn)
    .map(({ grant }) => grant);
  return [...grantsOf(statements, access).grants, ...byTables].filter(
    ({ statement }) => statement.effect === 'Allow',
  );
}

/** Whether a statement has a condition on partition keys that some key does not meet. */
function limitsKeys({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    (one) =>
      sameKey(one.key, LEADING_KEYS) &&
      !isNull(one) &&
      !comparedIn(one).some(({ value, isPattern }) => isPattern && /^\*+$/.test(value)),
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
  { statement, target, actions }: Grant,
  principal: Principal,
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
      what: `${limitation(principal, tables)}, but this statement allows it ${shownList(open)} on all items, without a condition on ${LEADING_KEYS}`,
      fix: `Remove the statement, or add ForAllValues:StringEquals ${LEADING_KEYS} and Null ${LEADING_KEYS} false to its conditions`,
    },
  ];
}

function limitation({ id }: Principal, tables: readonly TemplateText[]): string {
  return `Another statement limits ${id} to partition keys of ${shownList(tables)}`;
}

/** Actions on items through an index. Source: Service Authorization Reference, Amazon DynamoDB. */
const INDEX_ACTIONS = ['PartiQLSelect', 'Query', 'Scan', 'SearchVectors'];

/** The actions that read or write items of a target, or their changes. */
function itemActions(actions: Selection, target: Target): readonly TemplateText[] {
  const acts = ACTS_ON[partOf(target)];
  if (actions.except) return acts(actions) ? ['every action not in NotAction'] : [];
  return actions.patterns.filter((one) => acts({ patterns: [one], except: false }));
}

type Part = 'items' | 'index' | 'stream';

const ACTS_ON: Readonly<Record<Part, (actions: Selection) => boolean>> = {
  items: (actions) => mayActOn(actions, 'items'),
  index: (actions) => INDEX_ACTIONS.some((name) => selects(actions, `dynamodb:${name}`)),
  stream: (actions) => mayActOn(actions, 'changes'),
};

function partOf(target: Target): Part {
  const parts = target.kind === 'table' ? target.parts : [''];
  if (parts.every((one) => one.startsWith('index/'))) return 'index';
  return parts.every((one) => one.startsWith('stream')) ? 'stream' : 'items';
}

/** Whether a statement is only for some users or tables, by tags, or only for some attributes of the items. */
function isNarrowed({ conditions }: PolicyStatement): boolean {
  const isRequired = (key: string) =>
    requirement(conditions, key, ({ value }) => !/^\*+$/.test(value)) === 'always';
  const keys = conditions.map(({ key }) => key);
  return (
    keys.some((key) => /^aws:(principal|resource)tag\//i.test(key) && isRequired(key)) ||
    // Without Select, the response has all attributes.
    (keys.some((key) => sameKey(key, 'dynamodb:Attributes')) && isRequired('dynamodb:Select'))
  );
}
