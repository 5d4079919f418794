import { isOfAccount } from './account-actions';
import { covers } from './patterns';
import { targetsOf, type Reachable, type Target } from './targets';
import type { PolicyStatement, Selection } from './statement';
import { isAboutData, isOfService, KEYS, TABLES } from './services';
import { split, unknownParts, type TemplateText } from './template-text';

/** What one statement lets somebody do with one target, or keeps them from. */
export interface Grant {
  readonly statement: PolicyStatement;
  readonly target: Target;
  /** Those actions of the statement that the target knows; where `except` is set all but these. */
  readonly actions: { readonly patterns: readonly TemplateText[]; readonly except: boolean };
}

/** What statements say about tables and their keys, and the actions of all other services. */
export interface Grants {
  readonly grants: readonly Grant[];
  readonly otherActions: readonly TemplateText[];
}

export function grantsOf(statements: readonly PolicyStatement[], reachable: Reachable): Grants {
  const others = statements.flatMap(({ actions, effect }) =>
    effect === 'Deny' ? [] : otherActionsOf(actions),
  );
  return {
    grants: statements.flatMap((statement) => grantsOfOne(statement, reachable)),
    otherActions: [...new Set(others)],
  };
}

function otherActionsOf({ patterns, except }: Selection): readonly TemplateText[] {
  return except
    ? [`every action but ${patterns.join(', ')}`]
    : patterns.filter((one) => !isAboutData(one));
}

function grantsOfOne(statement: PolicyStatement, reachable: Reachable): readonly Grant[] {
  const { patterns, except } = statement.actions;
  return targetsOf(statement.resources, reachable).flatMap((target): Grant[] => {
    const services = servicesOf(target);
    if (except) {
      const left = services.filter((service) => !patterns.some((one) => isAll(one, service)));
      return left.length === 0
        ? []
        : [{ statement, target: asLeft(target, left), actions: { patterns, except } }];
    }
    const known = patterns.filter((action) =>
      services.some((service) => isOfService(action, service)),
    );
    const ofAccount = target.kind === 'pattern' ? known.filter(isOfAccount) : [];
    const onTarget = known.filter((action) => !ofAccount.includes(action));
    return [
      ...grantOn(statement, target, onTarget),
      ...grantOn(statement, { kind: 'account' }, ofAccount),
    ];
  });
}

function grantOn(
  statement: PolicyStatement,
  target: Target,
  patterns: readonly TemplateText[],
): readonly Grant[] {
  return patterns.length === 0 ? [] : [{ statement, target, actions: { patterns, except: false } }];
}

/** What a pattern reaches by the actions of some services alone. */
function asLeft(target: Target, services: readonly string[]): Target {
  if (target.kind !== 'pattern') return target;
  return {
    ...target,
    tables: services.includes(TABLES) ? target.tables : [],
    keys: services.includes(KEYS) ? target.keys : [],
  };
}

/** Whether a pattern covers all actions of a service. */
function isAll(action: TemplateText, service: string): boolean {
  return covers(action.toLowerCase(), `${service}:*`);
}

/** Whose actions a target knows; none for a resource of another service, both for all but some resources. */
export function servicesOf(target: Target): readonly string[] {
  if (target.kind === 'table') return [TABLES];
  if (target.kind === 'key') return [KEYS];
  if (target.kind === 'account') return [TABLES];
  if (target.kind === 'pattern' && target.except) return [TABLES, KEYS];
  const written = target.kind === 'elsewhere' ? target.arn : target.pattern;
  const [arn = '', partition = '', service] = split(written, ':');
  const isOpen = service === undefined || (arn + partition).includes('*');
  if (isOpen || unknownParts(service).length > 0) return [TABLES, KEYS];
  return [TABLES, KEYS].filter((one) => service === one || /[*?]/.test(service));
}
