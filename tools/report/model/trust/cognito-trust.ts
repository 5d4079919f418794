import { conditionOperator } from '../../../template-access/policies/condition-operator';
import { groupBy } from '../../../template-access/grouping';
import type {
  TemplateIdentityPool,
  UserPoolProvider,
} from '../../../template-access/identity-pools/template-identity-pool';
import { covers } from '../../../template-access/policies/patterns';
import type { Condition } from '../../../template-access/policies/policy-statement';
import { shown, type TemplateText } from '../../../template-access/template/template-text';
import { valueList } from '../../words/condition-words';
import { isCognitoKey } from '../../words/policy-variables';

/** The identities and identity pools that a statement of a trust policy allows. */
export interface AllowedIdentities {
  readonly who: string;
  /** The conditions that `who` describes. */
  readonly describedConditions: readonly Condition[];
  /** The identity pools of the template that it allows. */
  readonly pools: readonly TemplateIdentityPool[];
  /** Whether it also allows identity pools of other accounts. */
  readonly isAnyPool: boolean;
  /** Whether it allows only unauthenticated identities. */
  readonly isUnauthenticatedOnly: boolean;
}

/** Source: Cognito Developer Guide, Role trust and permissions. */
export function cognitoTrust(
  conditions: readonly Condition[],
  pools: readonly TemplateIdentityPool[],
): AllowedIdentities {
  const audience = conditions.find(
    ({ key, operator }) => isCognitoKey(key, 'aud') && isPlain(operator),
  );
  const method = conditions.find(
    ({ key, operator }) => isCognitoKey(key, 'amr') && isAnyValue(operator),
  );
  const named = pools.filter(({ name }) => audience?.values.includes(name));
  const isAnyPool = audience === undefined || audience.values.some((value) => /[*?]/.test(value));
  return {
    who: `${identitiesOf(method)} of ${poolWords(audience, named)}${isSignedIn(method) && !isAnyPool ? signInProviders(named) : ''}`,
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

/** `ForAllValues` is also true for a token without `amr`. */
function isAnyValue(operator: string): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  return /^String(Equals|Like)$/i.test(base) && set !== 'ForAllValues' && !ifExists;
}

function mayBe(name: TemplateText, audience: Condition | undefined): boolean {
  return audience === undefined || audience.values.some((value) => covers(value, name));
}

function identitiesOf(method: Condition | undefined): string {
  if (method === undefined) return 'authenticated and unauthenticated identities';
  const name = method.values.join(' ');
  return ['authenticated', 'unauthenticated'].includes(name)
    ? `${name} identities`
    : `identities with amr ${valueList(method.values)}`;
}

function isSignedIn(method: Condition | undefined): boolean {
  return method?.values.join(' ') === 'authenticated';
}

function signInProviders(pools: readonly TemplateIdentityPool[]): string {
  const providers = pools.flatMap((pool) => [
    ...groupBy(pool.providers, ({ name }) => name).flatMap(([one, ...others]) => {
      const words = one && userPoolWords(one, others.length > 0 ? [one, ...others] : []);
      if (words === undefined) return [];
      return one?.allowsSignUp === true ? `${words} with self sign-up enabled` : words;
    }),
    ...pool.otherProviders.map(shown),
  ]);
  return providers.length === 0 ? '' : `, signed in by ${[...new Set(providers)].join(' or ')}`;
}

/** @param clients the providers whose app clients are named; none for a user pool with one client */
export function userPoolWords(
  { userPool, name }: UserPoolProvider,
  clients: readonly UserPoolProvider[],
): string {
  const words = `user pool ${userPool ?? shown(name)}`;
  if (clients.length === 0) return words;
  const names = clients.map(({ client }) => client.at?.resource ?? shown(client.name));
  return `${words} (app client${names.length > 1 ? 's' : ''} ${names.join(', ')})`;
}

/** Every identity pool in the condition on `aud`, by logical ID if it is in the template. */
function poolWords(
  audience: Condition | undefined,
  pools: readonly TemplateIdentityPool[],
): string {
  if (audience === undefined) return 'ANY identity pool in any AWS account';
  const others = audience.values.filter((value) => !pools.some(({ name }) => name === value));
  const open = others.some((value) => /[*?]/.test(value));
  const ids = pools.map(({ id }) => id).join(' or ');
  return [
    ...(pools.length > 0 ? [`identity pool ${ids}`] : []),
    ...(others.length > 0
      ? [`${open ? 'ANY identity pool that matches' : 'identity pool'} ${valueList(others)}`]
      : []),
  ].join(' or ');
}
