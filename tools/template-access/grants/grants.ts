import { DYNAMODB, isAboutData, isAccountAction, isOfService, KMS } from '../policies/actions';
import { covers } from '../policies/patterns';
import type { PolicyStatement, Selection } from '../policies/policy-statement';
import { isStreamAction } from '../policies/table-actions';
import type { TemplateText } from '../template/template-text';
import { servicesOf, type TablesAndKeys, type Target } from './target';
import { targetsOf } from './targets';

/** What one statement allows or denies on one target. */
export interface StatementGrant {
  readonly statement: PolicyStatement;
  readonly target: Target;
  /** The actions of the statement that the target supports; all except these if `except` is set. */
  readonly actions: Selection;
}

/** What statements allow or deny on tables and KMS keys, and the actions of all other services. */
export interface Grants {
  readonly grants: readonly StatementGrant[];
  readonly otherActions: readonly TemplateText[];
  /** Actions that grant nothing, because the target does not support them. */
  readonly withoutEffect: readonly WithoutEffect[];
}

/** Stream actions on a table, which support only the ARN of a stream. The CDK's grants contain them. */
export interface WithoutEffect {
  /** The logical ID. */
  readonly table: string;
  readonly actions: readonly TemplateText[];
}

export function grantsOf(statements: readonly PolicyStatement[], all: TablesAndKeys): Grants {
  const others = statements.flatMap(({ actions, effect }) =>
    effect === 'Deny' ? [] : otherActionsOf(actions),
  );
  const pairs = statements.flatMap((statement) =>
    targetsOf(statement, all).map((target) => [statement, target] as const),
  );
  return {
    grants: pairs.flatMap(([statement, target]) =>
      statement.actions.except ? grantExcept(statement, target) : grantsOn(statement, target),
    ),
    otherActions: [...new Set(others)],
    withoutEffect: pairs.flatMap(([statement, target]) => withoutEffect(statement, target)),
  };
}

function withoutEffect(
  { effect, actions }: PolicyStatement,
  target: Target,
): readonly WithoutEffect[] {
  if (effect === 'Deny' || actions.except || target.kind !== 'table') return [];
  const patterns = actions.patterns.filter((action) => isWithoutEffect(action, target));
  return patterns.length === 0 ? [] : [{ table: target.table, actions: patterns }];
}

function isWithoutEffect(action: TemplateText, target: Target): boolean {
  return (
    target.kind === 'table' &&
    isStreamAction(action) &&
    target.parts.every((part) => part === '' || part.startsWith('index/'))
  );
}

function otherActionsOf({ patterns, except }: Selection): readonly TemplateText[] {
  return except
    ? [`every action except ${patterns.join(', ')}`]
    : patterns.filter((one) => !isAboutData(one));
}

/** `NotAction`: no grant if it excludes all actions of the services that the target supports. */
function grantExcept(statement: PolicyStatement, target: Target): readonly StatementGrant[] {
  const { actions } = statement;
  const services = servicesOf(target).filter(
    (service) => !actions.patterns.some((one) => coversService(one, service)),
  );
  return services.length === 0 ? [] : [{ statement, target: reducedTo(services, target), actions }];
}

/** Actions without resource types apply to the account, not to the resources that a pattern covers. */
function grantsOn(statement: PolicyStatement, target: Target): readonly StatementGrant[] {
  const services = servicesOf(target);
  const isIdle = (action: TemplateText) =>
    statement.effect === 'Allow' && isWithoutEffect(action, target);
  const supported = statement.actions.patterns.filter(
    (action) => services.some((service) => isOfService(action, service)) && !isIdle(action),
  );
  const ofAccount = target.kind === 'pattern' ? supported.filter(isAccountAction) : [];
  const onTarget = supported.filter((action) => !ofAccount.includes(action));
  return [
    ...grantOf(statement, target, onTarget),
    ...grantOf(statement, { kind: 'account' }, ofAccount),
  ];
}

function grantOf(
  statement: PolicyStatement,
  target: Target,
  patterns: readonly TemplateText[],
): readonly StatementGrant[] {
  return patterns.length === 0 ? [] : [{ statement, target, actions: { patterns, except: false } }];
}

/** A target reduced to the resources of some services. */
function reducedTo(services: readonly string[], target: Target): Target {
  if (target.kind !== 'pattern') return target;
  return {
    ...target,
    tables: services.includes(DYNAMODB) ? target.tables : [],
    keys: services.includes(KMS) ? target.keys : [],
  };
}

function coversService(action: TemplateText, service: string): boolean {
  return covers(action.toLowerCase(), `${service}:*`);
}
