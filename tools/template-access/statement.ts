import { within, type Location, type Unresolved } from './location';
import { isAboutData } from './services';
import { placed } from './places';
import { GivenList, isObject, listOf, objectOf, textsOf } from './shapes';
import { effectsOf, faultsOf, isChosen, told } from './statement-faults';
import { unknownParts, type TemplateText } from './template-text';

/** A statement of a policy, as a template has it: references resolved, single values as lists of one. */
export interface PolicyStatement {
  readonly at: Location;
  readonly sid: TemplateText | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Selection;
  readonly resources: Selection;
  /** Of trust and resource policies; undefined in a policy of a principal. */
  readonly principals: TrustedPrincipals | undefined;
  readonly conditions: readonly Condition[];
}

/** Patterns with `*` and `?`: all that they cover, or where `except` is set all others. */
export interface Selection {
  readonly patterns: readonly TemplateText[];
  /** `NotAction`, `NotResource`. */
  readonly except: boolean;
}

/** Whom a trust or resource policy names. */
export interface TrustedPrincipals {
  /** By kind: `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` alone is `AWS` too. */
  readonly named: readonly { readonly kind: string; readonly name: TemplateText }[];
  /** `NotPrincipal`: everybody else. */
  readonly except: boolean;
}

export interface Condition {
  /** Such as `ForAllValues:StringLike`, as it is written. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly TemplateText[];
}

/** Statements, and what in them only AWS knows. */
export interface Statements {
  readonly statements: readonly PolicyStatement[];
  readonly unresolved: readonly Unresolved[];
}

/**
 * The statements of a policy document whose references are resolved. What is no statement, and what a statement leaves
 * open, is told and not dropped.
 *
 * @param at where the document stands
 */
export function statementsOf(document: unknown, at: Location): Statements {
  if (document instanceof GivenList) {
    const each = document.map((one: unknown) => statementsOf(one, at));
    return {
      statements: each.flatMap(({ statements }) => statements),
      unresolved: each.flatMap(({ unresolved }) => unresolved),
    };
  }
  const parsed = typeof document === 'string' ? parsedJson(document) : document;
  if (!isObject(parsed)) {
    return { statements: [], unresolved: [{ at, what: `no policy document: ${told(document)}` }] };
  }
  const hasVariables = textsOf(parsed.Version).includes('2012-10-17');
  const all = placed(parsed.Statement).map(({ one, place }) =>
    statementOf(one, within(at, `Statement[${place}]`), hasVariables),
  );
  const empty = all.length === 0 ? [{ at, what: 'a policy without statements' }] : [];
  return {
    statements: all.flatMap(({ statements }) => statements),
    unresolved: [...empty, ...all.flatMap(({ unresolved }) => unresolved)],
  };
}

/** IAM takes no policy with a faulty statement, so what it would grant is told as unknown and not as granted. */
function statementOf(written: unknown, at: Location, hasVariables: boolean): Statements {
  const faults = isObject(written) ? faultsOf(written) : [told(written)];
  if (!isObject(written) || faults.length > 0) {
    return {
      statements: [],
      unresolved: faults.map((fault) => ({ at, what: `no valid statement: ${fault}` })),
    };
  }
  const effects = effectsOf(written.Effect);
  const statement: Omit<PolicyStatement, 'effect'> = {
    at,
    sid: textsOf(written.Sid)[0],
    actions: selection(written, 'Action'),
    resources: selection(written, 'Resource'),
    principals: principalsOf(written),
    conditions: conditionsOf(written.Condition, hasVariables),
  };
  const chosen = [
    ...(effects.length > 1 ? [`${effects.join(' or ')}, by a condition`] : []),
    ...(isChosen(written.Condition) ? ['which of its conditions there are, if any'] : []),
  ];
  const open = decidesAboutData(statement) ? [...chosen, ...openParts(statement)] : [];
  return {
    statements: effects.map((effect) => ({ ...statement, effect })),
    unresolved: open.map((what) => ({ at, what })),
  };
}

function selection(written: Readonly<Record<string, unknown>>, key: string): Selection {
  const except = !(key in written) && `Not${key}` in written;
  return { patterns: [...new Set(textsOf(written[except ? `Not${key}` : key]))], except };
}

function principalsOf(written: Readonly<Record<string, unknown>>): TrustedPrincipals | undefined {
  const except = !('Principal' in written) && 'NotPrincipal' in written;
  const value = except ? written.NotPrincipal : written.Principal;
  if (value === undefined) return undefined;
  const named = listOf(value).flatMap((one) =>
    isObject(one)
      ? Object.entries(one).flatMap(([kind, names]) =>
          textsOf(names).map((name) => ({ kind, name })),
        )
      : textsOf(one).map((name) => ({ kind: 'AWS', name })),
  );
  return { named, except };
}

/** In a policy of the old version `${…}` is text, which policies of today write as `${$}{…}`. */
function conditionsOf(written: unknown, hasVariables: boolean): readonly Condition[] {
  return listOf(written).flatMap((block) =>
    Object.entries(objectOf(block)).flatMap(([operator, keys]) =>
      Object.entries(objectOf(keys)).map(([key, values]) => ({
        operator,
        key,
        values: textsOf(values).map((text) =>
          hasVariables ? text : text.replaceAll('${', '${$}{'),
        ),
      })),
    ),
  );
}

/** What a statement about another service leaves open is of no matter; a policy with principals is about its resource. */
export function decidesAboutData({
  actions,
  principals,
}: Omit<PolicyStatement, 'effect'>): boolean {
  return principals !== undefined || actions.except || actions.patterns.some(isAboutData);
}

/** Unknown parts of a statement, once each. */
function openParts(statement: Omit<PolicyStatement, 'effect'>): string[] {
  const { actions, resources, principals, conditions } = statement;
  const texts = [
    ...actions.patterns,
    ...resources.patterns,
    ...(principals?.named.map(({ name }) => name) ?? []),
    ...conditions.flatMap(({ values }) => values),
  ];
  return [...new Set(texts.flatMap(unknownParts))];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
