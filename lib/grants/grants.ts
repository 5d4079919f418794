import { targetsOf, type Reachable, type Target } from './targets';
import type { PolicyStatement } from './statement';
import { isAboutData, isOfService, KEYS, TABLES } from './services';
import { mayReachTables } from './table-actions';
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
    actions.except || effect === 'Deny' ? [] : actions.patterns.filter((one) => !isAboutData(one)),
  );
  return {
    grants: statements.flatMap((statement) => grantsOfOne(statement, reachable)),
    otherActions: [...new Set(others)],
  };
}

function grantsOfOne(statement: PolicyStatement, reachable: Reachable): readonly Grant[] {
  const { patterns, except } = statement.actions;
  return targetsOf(statement.resources, reachable).flatMap((target): Grant[] => {
    const services = servicesOf(target);
    const known = patterns.filter((action) =>
      services.some((service) => isOfService(action, service)),
    );
    const actions = { patterns: except ? patterns : known, except };
    if (services.length === 0 || (known.length === 0 && !except)) return [];
    if (target.kind === 'table' && !mayReachTables(actions)) return [];
    return [{ statement, target: asReachedBy(target, actions), actions }];
  });
}

/** Whose actions a target knows; none for a resource of another service. */
function servicesOf(target: Target): readonly string[] {
  if (target.kind === 'table') return [TABLES];
  if (target.kind === 'key') return [KEYS];
  if (target.kind === 'pattern' && target.except) return [TABLES, KEYS];
  const [arn = '', partition = '', service] = split(writtenAs(target), ':');
  const isOpen = service === undefined || (arn + partition).includes('*');
  if (isOpen || unknownParts(service).length > 0) return [TABLES, KEYS];
  return [TABLES, KEYS].filter((one) => service === one || /[*?]/.test(service));
}

function writtenAs(target: Exclude<Target, { readonly kind: 'table' | 'key' }>): TemplateText {
  return target.kind === 'elsewhere' ? target.arn : target.pattern;
}

/** Actions that reach no table, whatever resource they are allowed on, leave a pattern without tables. */
function asReachedBy(target: Target, actions: Grant['actions']): Target {
  return target.kind === 'pattern' && !mayReachTables(actions) ? { ...target, tables: [] } : target;
}
