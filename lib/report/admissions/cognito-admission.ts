import { conditionOperator } from '../../grants/condition-operator';
import type { IdentityPool, RoleAttachment } from '../../grants/identity-pools';
import type { Principal } from '../../grants/principals';
import type { Condition } from '../../grants/statement';
import { shown } from '../../grants/template-text';
import { isCognitoKey } from '../words/cognito-keys';
import { valueList } from '../words/condition-words';

/** Whom of an identity pool a trust statement admits. */
export interface CognitoAdmission {
  readonly who: string;
  /** Those conditions that `who` tells. */
  readonly told: readonly Condition[];
  /** The pools of the template that it is about. */
  readonly pools: readonly IdentityPool[];
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
  return {
    who: `${whom(method, named)} ${ofPool(audience, named)}`,
    told: [audience, method].filter((one) => one !== undefined),
    pools: named,
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

function whom(method: Condition | undefined, pools: readonly IdentityPool[]): string {
  const values = method?.values.join(' ');
  const providers = pools.flatMap((pool) => [
    ...pool.providers.map(({ userPool, name }) => `the user pool ${userPool ?? shown(name)}`),
    ...pool.otherProviders,
  ]);
  const by = providers.length === 0 ? '' : ` by ${providers.join(' or ')}`;
  if (values === 'authenticated') return `users signed in${by}, through`;
  if (values === 'unauthenticated') return 'guests, who sign in nowhere, of';
  if (method === undefined) return 'guests and signed-in users of';
  return `users whose authentication is ${valueList(method.values)}, of`;
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

/** How identity pools hand a role out, in words; what they are depends on the pool's attachments. */
export function handedOut(role: Principal, pools: readonly IdentityPool[]): readonly string[] {
  return pools.flatMap((pool) => {
    const attached = pool.attachments.filter((one) => one.role === role.arn);
    const classic = pool.allowsClassicFlow ? ['to any client that asks for it (classic flow)'] : [];
    const ways = [...attached.map(wayOf), ...classic];
    const told = ways.length === 0 ? ['to nobody: it is not attached'] : ways;
    return told.map((way) => `${pool.id} gives it ${way}`);
  });
}

function wayOf({ to }: RoleAttachment): string {
  if (to === 'authenticated') return 'to signed-in users';
  if (to === 'guests') return 'to guests';
  const { claim, matchType, value } = to;
  const match = Object.hasOwn(MATCHES, matchType) ? String(MATCHES[matchType]) : matchType;
  return `where ${claim} ${match} "${shown(value)}"`;
}

/** Source: Cognito API Reference, MappingRule. */
const MATCHES: Readonly<Record<string, string>> = {
  Equals: 'is',
  Contains: 'contains',
  StartsWith: 'begins with',
  NotEqual: 'is not',
};
