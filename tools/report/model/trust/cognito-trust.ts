import { conditionOperator } from '../../../template-access/policies/condition-operator';
import type {
  IdentityPool,
  UserPoolProvider,
} from '../../../template-access/identity-pools/identity-pool';
import { covers } from '../../../template-access/policies/patterns';
import type { Condition } from '../../../template-access/policies/policy-statement';
import { shown, type TemplateText } from '../../../template-access/template/template-text';
import { valueList } from '../../words/condition-words';
import { isCognitoKey } from '../../words/policy-variables';

/** Which identities of which identity pools a trust statement admits. */
export interface CognitoTrust {
  readonly who: string;
  /** The conditions that `who` contains. */
  readonly describedConditions: readonly Condition[];
  /** The pools of the template that it admits. */
  readonly pools: readonly IdentityPool[];
  /** Whether it also admits identities of pools in other accounts. */
  readonly isAnyPool: boolean;
  /** Whether it admits unauthenticated identities alone. */
  readonly isUnauthenticatedOnly: boolean;
}

/** Source: Cognito Developer Guide, Role trust and permissions. */
export function cognitoTrust(
  conditions: readonly Condition[],
  pools: readonly IdentityPool[],
): CognitoTrust {
  const audience = conditions.find(
    ({ key, operator }) => isCognitoKey(key, 'aud') && isPlain(operator),
  );
  const method = conditions.find(
    ({ key, operator }) => isCognitoKey(key, 'amr') && isAnyValue(operator),
  );
  const named = pools.filter(({ name }) => audience?.values.includes(name));
  const isAnyPool = audience === undefined || audience.values.some((value) => /[*?]/.test(value));
  return {
    who: `${identitiesOf(method, isAnyPool ? [] : named)} ${poolWords(audience, named)}`,
    describedConditions: [audience, method].filter((one) => one !== undefined),
    pools: isAnyPool ? pools.filter(({ name }) => mayBe(name, audience)) : named,
    isAnyPool,
    isUnauthenticatedOnly: method?.values.join(' ') === 'unauthenticated',
  };
}

function isPlain(operator: string): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  return /^String(Equals|Like)$/i.test(base) && set === undefined && !ifExists;
}

/** `ForAllValues` also holds for a token without any method. */
function isAnyValue(operator: string): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  return /^String(Equals|Like)$/i.test(base) && set !== 'ForAllValues' && !ifExists;
}

function mayBe(name: TemplateText, audience: Condition | undefined): boolean {
  return audience === undefined || audience.values.some((value) => covers(value, name));
}

function identitiesOf(method: Condition | undefined, pools: readonly IdentityPool[]): string {
  if (method === undefined) return 'guests and signed-in users of';
  switch (method.values.join(' ')) {
    case 'authenticated':
      return `users signed in${signInProviders(pools)}, through`;
    case 'unauthenticated':
      return 'guests, who sign in nowhere, of';
    default:
      return `users whose authentication is ${valueList(method.values)}, of`;
  }
}

const OPEN = ', where anybody can sign up';

function signInProviders(pools: readonly IdentityPool[]): string {
  const providers = pools.flatMap((pool) => [
    ...pool.providers.map((one) =>
      one.allowsSignUp === true ? `${userPoolWords(one)}${OPEN}` : userPoolWords(one),
    ),
    ...pool.otherProviders.map(shown),
  ]);
  if (providers.length === 0) return '';
  const list = [...new Set(providers)].reduce(
    (all, one) => `${all}${all.endsWith(OPEN) ? ',' : ''} or ${one}`,
  );
  return ` by ${list}`;
}

export function userPoolWords({ userPool, name }: UserPoolProvider): string {
  return `the user pool ${userPool ?? shown(name)}`;
}

/** Every pool that the audience names, those of the template by their logical IDs. */
function poolWords(audience: Condition | undefined, pools: readonly IdentityPool[]): string {
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
