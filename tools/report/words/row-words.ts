import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { requiresKey, isFalse, isNull } from '../../template-access/policies/key-presence';
import { conditionOperator, sameKey } from '../../template-access/policies/condition-operator';
import type { Condition, Selection } from '../../template-access/policies/policy-statement';
import {
  mayCoverOne,
  SEVERAL_KEYS,
  WITHOUT_KEYS,
} from '../../template-access/policies/table-actions';
import { shown, type TemplateText } from '../../template-access/template/template-text';
import { policyPieces, type PolicyPiece } from './policy-text';
import { isCognitoKey, variableWords, type ClaimsByTag } from './policy-variables';

/** The items that a statement covers: a short scope for diagrams, and the exact partition keys. */
export interface RowWords {
  /** `all items`, `own items`, `items by custom:tenant`, `some items`, `all items except own items`. */
  readonly scope: string;
  /** The partition keys, and gaps in the conditions. */
  readonly detail: string;
}

export function isAboutRows({ key }: Condition): boolean {
  return sameKey(key, LEADING_KEYS);
}

/** The items that the conditions of a statement allow to these actions. */
export function rowWords(
  conditions: readonly Condition[],
  actions: Selection,
  claims: ClaimsByTag,
): RowWords {
  const about = conditions.filter(isAboutRows);
  const guards = about.filter(isNull);
  const keys = about.filter((condition) => !isNull(condition));
  if (keys.length === 0) {
    return { scope: 'all items', detail: ['all', ...guards.map(guardWords)].join(', ') };
  }
  const gaps: Gaps = {
    isGuarded: requiresKey(guards, LEADING_KEYS),
    withoutKey: mayCoverOne(actions, WITHOUT_KEYS),
    inBatches: mayCoverOne(actions, SEVERAL_KEYS),
  };
  return {
    scope: scopeOf(keys, claims),
    detail: keys.map((condition) => keyCondition(condition, gaps, claims)).join(', and '),
  };
}

/** The requests, among those that the actions make possible, that a condition on keys may not limit. */
interface Gaps {
  /** Whether another condition requires a partition key. */
  readonly isGuarded: boolean;
  /** Requests without a partition key. */
  readonly withoutKey: boolean;
  /** Requests with several partition keys. */
  readonly inBatches: boolean;
}

function guardWords({ values }: Condition): string {
  if (values.every(isFalse)) return 'in requests with a partition key';
  return values.some(isFalse)
    ? 'in requests with or without a partition key'
    : 'in requests WITHOUT a partition key';
}

function keyCondition(condition: Condition, gaps: Gaps, claims: ClaimsByTag): string {
  const { set, base, ifExists } = conditionOperator(condition.operator);
  const negated = /not/i.test(base);
  const values = condition.values.map((value) => valueWords(value, base, claims));
  const rows = `${negated ? 'not: ' : ''}partition key ${values.join(' or ')}`;
  if (set === 'ForAllValues' || ifExists) {
    return gaps.withoutKey && (ifExists || !gaps.isGuarded)
      ? `${rows}; AND EVERY ITEM in requests without a partition key (no Null condition)`
      : rows;
  }
  if (!gaps.inBatches) return rows;
  return set === 'ForAnyValue'
    ? `${rows}; AND ANY ITEM in a batch if one key matches (ForAnyValue)`
    : `${rows} (no ForAllValues: undefined for batches)`;
}

/** Describes a value such as `${variable}#*`. Wildcards are literal unless the operator matches patterns. */
function valueWords(value: TemplateText, operator: string, claims: ClaimsByTag): string {
  const isPattern = /like/i.test(operator);
  const is = /ignorecase/i.test(operator) ? 'is (ignoring case)' : 'is';
  const pieces = policyPieces(value);
  const wild = isPattern ? pieces.filter(({ kind }) => kind === 'wildcards') : [];
  const prefix = wild.length === 1 && pieces.at(-1)?.kind === 'wildcards' && wild[0]?.text === '*';
  const parts = joined(prefix ? pieces.slice(0, -1) : pieces).map(({ kind, text }) =>
    kind === 'variable' ? variableWords(text, claims) : `"${shown(text)}"`,
  );
  if (prefix && parts.length === 0) return 'is any value';
  const how = prefix ? 'begins with' : wild.length === 0 ? is : 'matches';
  return `${how} ${parts.join(' followed by ') || '""'}`;
}

/** Joins adjacent pieces between variables, including wildcards. */
function joined(pieces: readonly PolicyPiece[]): readonly PolicyPiece[] {
  return pieces.reduce<PolicyPiece[]>((all, piece) => {
    const before = all.at(-1);
    if (piece.kind === 'variable' || before === undefined || before.kind === 'variable') {
      return [...all, piece];
    }
    return [...all.slice(0, -1), { kind: 'text', text: before.text + piece.text }];
  }, []);
}

/** Negated conditions define the scope only if there is no other condition. */
function scopeOf(keys: readonly Condition[], claims: ClaimsByTag): string {
  const naming = keys.filter(({ operator }) => !isNegated(operator));
  if (naming.length === 0) return `all items except ${scopesOf(keys, claims)}`;
  return scopesOf(naming, claims);
}

function isNegated(operator: string): boolean {
  return /not/i.test(conditionOperator(operator).base);
}

function scopesOf(keys: readonly Condition[], claims: ClaimsByTag): string {
  const scopes = keys.flatMap(({ operator, values }) =>
    values.flatMap((value) => scopesOfValue(value, /like/i.test(operator), claims)),
  );
  return [...new Set(scopes)].join(', ');
}

/** `own items` for any kind of user ID, `items by` for other claims; a default value adds its own scope. */
function scopesOfValue(
  value: TemplateText,
  isPattern: boolean,
  claims: ClaimsByTag,
): readonly string[] {
  const pieces = policyPieces(value);
  if (isPattern && pieces[0]?.kind === 'wildcards') {
    return [pieces.length === 1 && pieces[0].text.includes('*') ? 'all items' : 'some items'];
  }
  const variable = pieces.find(({ kind }) => kind === 'variable')?.text;
  if (variable === undefined) return ['some items'];
  const [key = '', byDefault] = variable.split(/\s*,\s*(.*)/s);
  const own = scopeOfVariable(key.trim(), claims);
  if (byDefault === undefined) return [own];
  return [own, isPattern && /^'[*?]*\*[*?]*'$/.test(byDefault) ? 'all items' : 'some items'];
}

function scopeOfVariable(variable: string, claims: ClaimsByTag): string {
  const tag = /^aws:PrincipalTag\/(.*)/i.exec(variable)?.[1];
  if (tag === undefined) return isOfUser(variable) ? 'own items' : 'some items';
  if (!Object.hasOwn(claims, tag)) return `items by tag ${tag}`;
  return claims[tag] === 'sub' ? 'own items' : `items by ${String(claims[tag])}`;
}

function isOfUser(variable: string): boolean {
  return (
    isCognitoKey(variable, 'sub') || /(:user_id|:id|:sub|aws:userid|aws:username)$/i.test(variable)
  );
}
