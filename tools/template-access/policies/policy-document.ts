import {
  IntrinsicList,
  isObject,
  asList,
  asObject,
  textsIn,
  asTexts,
} from '../template/json-values';
import { withPositions } from '../template/list-positions';
import { within, type Location } from '../template/location';
import { isLiteral, unknownParts } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';
import {
  decidesAboutData,
  type Condition,
  type PolicyStatement,
  type Selection,
  type StatementPrincipals,
} from './policy-statement';
import { effectsOf, excerpt, statementErrors } from './statement-errors';

/** Statements, and the parts of them that are known only at deployment. */
export interface Statements {
  readonly statements: readonly PolicyStatement[];
  readonly unresolved: readonly Unresolved[];
}

/**
 * The statements of a policy document with resolved references. Invalid statements and unknown values are unresolved.
 *
 * @param at - location of the document
 */
export function statementsOf(document: unknown, at: Location): Statements {
  if (document instanceof IntrinsicList) {
    return concatenated(document.map((one: unknown) => statementsOf(one, at)));
  }
  const parsed = typeof document === 'string' ? parsedJson(document) : document;
  if (!isObject(parsed)) {
    const what = `not a policy document: ${excerpt(document)}`;
    return { statements: [], unresolved: [{ at, what, ...hiddenBy(document, at) }] };
  }
  const hasVariables = asTexts(parsed.Version).includes('2012-10-17');
  const all = withPositions(parsed.Statement).map(({ item, position }) =>
    statementOf(item, within(at, `Statement[${position}]`), hasVariables),
  );
  return all.length === 0
    ? { statements: [], unresolved: [{ at, what: 'policy without statements' }] }
    : concatenated(all);
}

function concatenated(all: readonly Statements[]): Statements {
  return {
    statements: all.flatMap(({ statements }) => statements),
    unresolved: all.flatMap(({ unresolved }) => unresolved),
  };
}

/** IAM rejects policies with invalid statements, so such a statement grants nothing and is unresolved. */
function statementOf(written: unknown, at: Location, hasVariables: boolean): Statements {
  const errors = isObject(written) ? statementErrors(written) : [excerpt(written)];
  if (!isObject(written) || errors.length > 0) {
    return {
      statements: [],
      unresolved: errors.map((error) => ({
        at,
        what: `invalid statement: ${error}`,
        ...(isObject(written) ? {} : hiddenBy(written, at)),
      })),
    };
  }
  const effects = effectsOf(written.Effect);
  const statement: Omit<PolicyStatement, 'effect'> = {
    at,
    sid: asTexts(written.Sid)[0],
    actions: selectionOf(written, 'Action'),
    resources: selectionOf(written, 'Resource'),
    principals: principalsOf(written),
    conditions: conditionsOf(written.Condition, hasVariables),
  };
  const conditional = [
    ...(effects.length > 1
      ? [`effect ${effects.join(' or ')}, depending on a condition of the template`]
      : []),
    ...(isConditional(written.Condition)
      ? ['conditions of the statement that depend on a condition of the template']
      : []),
  ];
  const open = decidesAboutData(statement) ? [...conditional, ...unknownIn(statement)] : [];
  return {
    statements: effects.map((effect) => ({ ...statement, effect })),
    unresolved: open.map((what) => ({ at, what })),
  };
}

/** What a value that is known only at deployment can allow; nothing for one that IAM rejects. */
function hiddenBy(written: unknown, { resource }: Location): Pick<Unresolved, 'hides'> {
  const isKnown = textsIn(written).every(isLiteral);
  return isKnown ? {} : { hides: { who: `a policy of ${resource}` } };
}

function selectionOf(written: Readonly<Record<string, unknown>>, key: string): Selection {
  const except = !(key in written) && `Not${key}` in written;
  return { patterns: [...new Set(asTexts(written[except ? `Not${key}` : key]))], except };
}

function principalsOf(written: Readonly<Record<string, unknown>>): StatementPrincipals | undefined {
  const except = !('Principal' in written) && 'NotPrincipal' in written;
  const value = except ? written.NotPrincipal : written.Principal;
  if (value === undefined) return undefined;
  const named = asList(value).flatMap((one) =>
    isObject(one)
      ? Object.entries(one).flatMap(([kind, names]) =>
          asTexts(names).map((name) => ({ kind, name })),
        )
      : asTexts(one).map((name) => ({ kind: 'AWS', name })),
  );
  return { named, except };
}

/** Policy version 2008-10-17 has no variables: its `${…}` is literal text, escaped here as `${$}{…}`. */
function conditionsOf(written: unknown, hasVariables: boolean): readonly Condition[] {
  return asList(written).flatMap((block) =>
    Object.entries(asObject(block)).flatMap(([operator, keys]) =>
      Object.entries(asObject(keys)).map(([key, values]) => ({
        operator,
        key,
        values: asTexts(values).map((text) =>
          hasVariables ? text : text.replaceAll('${', '${$}{'),
        ),
      })),
    ),
  );
}

/** Whether `Fn::If` selects conditions, not only their values. */
function isConditional(condition: unknown): boolean {
  return (
    condition instanceof IntrinsicList ||
    Object.values(asObject(condition)).some((keys) => keys instanceof IntrinsicList)
  );
}

/** The unknown parts of a statement, without duplicates. */
function unknownIn(statement: Omit<PolicyStatement, 'effect'>): readonly string[] {
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
