import { conditionOperator } from '../../template-access/policies/condition-operator';
import type { IdentityPool } from '../../template-access/identity-pools/identity-pool';
import { covers } from '../../template-access/policies/patterns';
import type { Condition } from '../../template-access/policies/policy-statement';
import { shown, type TemplateText } from '../../template-access/template/template-text';
import { userPoolWords } from './attached-roles';
import { isCognitoKey } from '../words/cognito-keys';
import { valueList } from '../words/condition-words';

/** Whom of an identity pool a trust statement admits. */
export interface CognitoAdmission {
  readonly who: string;
  /** Those conditions that `who` tells. */
  readonly told: readonly Condition[];
  /** The pools of the template that it is about. */
  readonly pools: readonly IdentityPool[];
  /** Whether identities of a pool that somebody else makes get in too. */
  readonly isAnyPool: boolean;
  /** Whether only guests get in. */
  readonly isForGuests: boolean;
}

/** Source: Cognito Developer Guide, Role trust and permissions. */
export function cognitoAdmission(
  conditions: readonly Condition[],
  pools: readonly IdentityPool[],
): CognitoAdmission {
  const audience = conditions.find(
    ({ key, operator }) => isCognitoKey(key, 'aud') && isPlain(operator),
  );
  const method = conditions.find(
    ({ key, operator }) => isCognitoKey(key, 'amr') && isAnyValue(operator),
  );
  const named = pools.filter(({ name }) => audience?.values.includes(name));
  const isAnyPool = audience === undefined || audience.values.some((value) => /[*?]/.test(value));
  return {
    who: `${whom(method, isAnyPool ? [] : named)} ${ofPool(audience, named)}`,
    told: [audience, method].filter((one) => one !== undefined),
    pools: isAnyPool ? pools.filter(({ name }) => mayBe(name, audience)) : named,
    isAnyPool,
    isForGuests: method?.values.join(' ') === 'unauthenticated',
  };
}

function isPlain(operator: string): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  return /^String(Equals|Like)$/i.test(base) && set === undefined && !ifExists;
}

/** `ForAllValues` would hold for a token without any method too. */
function isAnyValue(operator: string): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  return /^String(Equals|Like)$/i.test(base) && set !== 'ForAllValues' && !ifExists;
}

function mayBe(name: TemplateText, audience: Condition | undefined): boolean {
  return audience === undefined || audience.values.some((value) => covers(value, name));
}

function whom(method: Condition | undefined, pools: readonly IdentityPool[]): string {
  const values = method?.values.join(' ');
  const providers = pools.flatMap((pool) => [
    ...pool.providers.map((one) =>
      one.allowsSignUp === true ? `${userPoolWords(one)}${OPEN}` : userPoolWords(one),
    ),
    ...pool.otherProviders.map(shown),
  ]);
  const by = providers.length === 0 ? '' : ` by ${anyOf([...new Set(providers)])}`;
  if (values === 'authenticated') return `users signed in${by}, through`;
  if (values === 'unauthenticated') return 'guests, who sign in nowhere, of';
  if (method === undefined) return 'guests and signed-in users of';
  return `users whose authentication is ${valueList(method.values)}, of`;
}

const OPEN = ', where anybody can sign up';

function anyOf(providers: readonly string[]): string {
  return providers.reduce((all, one) => `${all}${all.endsWith(OPEN) ? ',' : ''} or ${one}`);
}

/** Every pool that the audience names, those of the template by their logical IDs. */
function ofPool(audience: Condition | undefined, pools: readonly IdentityPool[]): string {
  if (audience === undefined) return 'ANY identity pool, of any account';
  const others = audience.values.filter((value) => !pools.some(({ name }) => name === value));
  const open = others.some((value) => /[*?]/.test(value));
  const ids = pools.map(({ id }) => id).join(' or ');
  return [
    ...(pools.length > 0 ? [`the identity pool ${ids}`] : []),
    ...(others.length > 0
      ? [`${open ? 'ANY identity pool that matches' : 'the identity pool'} ${valueList(others)}`]
      : []),
  ].join(' or ');
}
