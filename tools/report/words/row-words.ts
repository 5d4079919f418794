import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { requiresKey, isFalse, isNull } from '../../template-access/policies/key-presence';
import { conditionOperator, sameKey } from '../../template-access/policies/condition-operator';
import type { Condition } from '../../template-access/policies/policy-statement';
import { shown, type TemplateText } from '../../template-access/template/template-text';
import { policyPieces, type PolicyPiece } from './policy-text';
import { isCognitoKey, variableWords, type ClaimsByTag } from './policy-variables';

/** Whose rows, in a word or two for pictures, and which exactly. */
export interface RowWords {
  /** `all rows`, `own rows`, `rows by custom:tenant`, `some rows`, `all rows but own rows`. */
  readonly scope: string;
  /** Which partition keys, and what else gets through. */
  readonly detail: string;
}

export function isAboutRows({ key }: Condition): boolean {
  return sameKey(key, LEADING_KEYS);
}

/** The rows that the conditions of a statement let through. */
export function rowWords(conditions: readonly Condition[], claims: ClaimsByTag): RowWords {
  const about = conditions.filter(isAboutRows);
  const guards = about.filter(isNull);
  const keys = about.filter((condition) => !isNull(condition));
  if (keys.length === 0) {
    return { scope: 'all rows', detail: ['all', ...guards.map(guardWords)].join(', ') };
  }
  const guarded = requiresKey(guards, LEADING_KEYS);
  return {
    scope: scopeOf(keys, claims),
    detail: keys.map((condition) => keyCondition(condition, guarded, claims)).join(', and '),
  };
}

function guardWords({ values }: Condition): string {
  if (values.every(isFalse)) return 'in calls that name a partition key';
  return values.some(isFalse)
    ? 'whether or not calls name a partition key'
    : 'in calls that name NO partition key';
}

function keyCondition(condition: Condition, guarded: boolean, claims: ClaimsByTag): string {
  const { set, base, ifExists } = conditionOperator(condition.operator);
  const negated = /not/i.test(base);
  const values = condition.values.map((value) => valueWords(value, base, claims));
  const rows = `partition key ${negated ? 'is not: ' : ''}${values.join(negated ? ', nor: ' : ' or ')}`;
  const open = (set === 'ForAllValues' && !guarded) || ifExists;
  if (open) return `${rows}; AND EVERY ROW in calls that name no partition key (no Null guard)`;
  if (set === 'ForAllValues') return rows;
  return set === 'ForAnyValue'
    ? `${rows}; AND ANY ROW in a batch in which one key is so (ForAnyValue)`
    : `${rows} (without ForAllValues, so not defined for batches)`;
}

/** A pattern such as `${variable}#*` in words; where it is none, wildcards are text. */
function valueWords(value: TemplateText, operator: string, claims: ClaimsByTag): string {
  const isPattern = /like/i.test(operator);
  const is = /ignorecase/i.test(operator) ? 'is, in upper or lower case,' : 'is';
  const pieces = policyPieces(value);
  const wild = isPattern ? pieces.filter(({ kind }) => kind === 'wildcards') : [];
  const prefix = wild.length === 1 && pieces.at(-1)?.kind === 'wildcards' && wild[0]?.text === '*';
  const parts = joined(prefix ? pieces.slice(0, -1) : pieces).map(({ kind, text }) =>
    kind === 'variable' ? variableWords(text, claims) : `"${shown(text)}"`,
  );
  if (prefix && parts.length === 0) return 'is anything';
  const how = prefix ? 'begins with' : wild.length === 0 ? is : 'matches';
  return `${how} ${parts.join(' and then ') || '""'}`;
}

/** Neighbours between variables as one, wildcards among them. */
function joined(pieces: readonly PolicyPiece[]): readonly PolicyPiece[] {
  return pieces.reduce<PolicyPiece[]>((all, piece) => {
    const before = all.at(-1);
    if (piece.kind === 'variable' || before === undefined || before.kind === 'variable') {
      return [...all, piece];
    }
    return [...all.slice(0, -1), { kind: 'text', text: before.text + piece.text }];
  }, []);
}

/** What keeps rows out counts where nothing else limits them. */
function scopeOf(keys: readonly Condition[], claims: ClaimsByTag): string {
  const naming = keys.filter(({ operator }) => !isNegated(operator));
  if (naming.length === 0) return `all rows but ${scopesOf(keys, claims)}`;
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

/** Own rows are those of a user's ID, whichever; a tenant's those of any other claim; with those of a default. */
function scopesOfValue(
  value: TemplateText,
  isPattern: boolean,
  claims: ClaimsByTag,
): readonly string[] {
  const pieces = policyPieces(value);
  if (isPattern && pieces[0]?.kind === 'wildcards') {
    return [pieces.length === 1 && pieces[0].text.includes('*') ? 'all rows' : 'some rows'];
  }
  const variable = pieces.find(({ kind }) => kind === 'variable')?.text;
  if (variable === undefined) return ['some rows'];
  const [key = '', byDefault] = variable.split(/\s*,\s*(.*)/s);
  const own = scopeOfVariable(key.trim(), claims);
  if (byDefault === undefined) return [own];
  return [own, isPattern && /^'[*?]*\*[*?]*'$/.test(byDefault) ? 'all rows' : 'some rows'];
}

function scopeOfVariable(variable: string, claims: ClaimsByTag): string {
  const tag = /^aws:PrincipalTag\/(.*)/i.exec(variable)?.[1];
  if (tag === undefined) return isOfUser(variable) ? 'own rows' : 'some rows';
  if (!Object.hasOwn(claims, tag)) return `rows by tag ${tag}`;
  return claims[tag] === 'sub' ? 'own rows' : `rows by ${String(claims[tag])}`;
}

function isOfUser(variable: string): boolean {
  return (
    isCognitoKey(variable, 'sub') || /(:user_id|:id|:sub|aws:userid|aws:username)$/i.test(variable)
  );
}
