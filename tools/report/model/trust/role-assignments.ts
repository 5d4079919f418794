import type {
  TemplateIdentityPool,
  RoleAttachment,
  RoleMapping,
  UserPoolProvider,
} from '../../../template-access/identity-pools/template-identity-pool';
import { groupBy } from '../../../template-access/grouping';
import type { Principal } from '../../../template-access/principals/principal';
import { shown } from '../../../template-access/template/template-text';
import { userPoolWords, type AllowedIdentities } from './cognito-trust';

/** The identities that identity pools assign a role to. */
export function roleAssignments(
  role: Principal,
  { pools, isAnyPool, isUnauthenticatedOnly }: AllowedIdentities,
): readonly string[] {
  return pools.flatMap((pool) => {
    const attached = pool.attachments.filter((one) => one.role === role.arn);
    const ways = [
      ...attached.map((one) => attachmentWords(one, pool)),
      ...(isUnauthenticatedOnly ? [] : byToken(pool, role)),
      ...CLASSIC_FLOW[pool.classicFlow],
    ];
    const nobody = isAnyPool ? [] : ['to no identity: it is not attached'];
    return (ways.length === 0 ? nobody : [...new Set(ways)]).map(
      (way) => `${pool.id} assigns the role ${way}`,
    );
  });
}

const CLASSIC_FLOW: Readonly<Record<TemplateIdentityPool['classicFlow'], readonly string[]>> = {
  open: ['to any client that requests it (classic flow)'],
  unspecified: [
    'to any client that requests it, if the classic flow is allowed (AllowClassicFlow is not set)',
  ],
  closed: [],
};

function attachmentWords({ to }: RoleAttachment, pool: TemplateIdentityPool): string {
  if (to === 'authenticated') return toAuthenticated(pool);
  if (to === 'unauthenticated')
    return pool.allowsUnauthenticated
      ? 'to unauthenticated identities'
      : 'to unauthenticated identities, which it does not allow';
  const { claim, matchType, value } = to;
  const match = Object.hasOwn(MATCHES, matchType) ? String(MATCHES[matchType]) : matchType;
  return `if the claim ${claim} ${match} "${shown(value)}"`;
}

/** Source: Cognito API Reference, MappingRule. */
const MATCHES: Readonly<Record<string, string>> = {
  Equals: 'equals',
  Contains: 'contains',
  StartsWith: 'starts with',
  NotEqual: 'does not equal',
};

/** Source: Cognito Developer Guide, Using role-based access control. */
function toAuthenticated(pool: TemplateIdentityPool): string {
  const [first] = pool.mappings;
  if (first && isMappedAlike(first, pool)) {
    return `only to authenticated identities ${first.type === 'Token' ? 'whose token names it' : 'that match a rule for it'}`;
  }
  const alike = groupBy(pool.mappings, ({ type, refusesOthers }) => `${type} ${refusesOthers}`);
  const but = alike.map((mappings) => {
    const by =
      mappings[0]?.type === 'Token'
        ? 'the role that their token names'
        : 'the role of the first matching rule';
    const whose = `those of ${providersWords(mappings, pool)}`;
    return mappings[0]?.refusesOthers ? `${whose} get only ${by}` : `${whose} get ${by}, if any`;
  });
  return ['to authenticated identities', ...but].join(', but ');
}

/** Whether every provider has a mapping of this type that refuses other users. */
function isMappedAlike({ type }: RoleMapping, pool: TemplateIdentityPool): boolean {
  const { providers, otherProviders, mappings } = pool;
  return (
    otherProviders.length === 0 &&
    providers.length > 0 &&
    providers.every((provider) => mappingOf(provider, pool) !== undefined) &&
    mappings.every((one) => one.type === type && one.refusesOthers)
  );
}

/** A single mapping is that of a single provider, even if the template does not show its name. */
function mappingOf(
  { name, client }: UserPoolProvider,
  { providers, mappings }: TemplateIdentityPool,
): RoleMapping | undefined {
  const isSingle = providers.length === 1 && mappings.length === 1;
  return mappings.find(({ provider }) => isSingle || provider === `${name}:${client.name}`);
}

/** The providers whose tokens name roles. */
function providersByToken(pool: TemplateIdentityPool): readonly UserPoolProvider[] {
  return pool.providers.filter((provider) => mappingOf(provider, pool)?.type === 'Token');
}

/** A token can name any role that trusts the identity pool: those of the user's groups. */
function byToken(pool: TemplateIdentityPool, role: Principal): string[] {
  const byToken = pool.mappings.filter(({ type }) => type === 'Token');
  if (byToken.length === 0) return [];
  const named = `if a token of ${providersWords(byToken, pool)} names it`;
  const groups = groupsWithRole(role, pool);
  if (groups.length === 0) return [named];
  const only = `the role mapping alone restricts the role to members, because the trust policy does not know groups`;
  return [`${named}, as those of members of ${groupWords(groups)} do; ${only}`];
}

/** The groups whose members' tokens name the role. */
export function groupsWithRole(role: Principal, pool: TemplateIdentityPool): readonly string[] {
  const groups = providersByToken(pool).flatMap((provider) => provider.groups);
  return [...new Set(groups.filter((one) => one.role === role.arn).map(({ name }) => shown(name)))];
}

/** `group admins`, or `groups admins and authors` */
export function groupWords(groups: readonly string[]): string {
  return `${groups.length === 1 ? 'group' : 'groups'} ${groups.join(' and ')}`;
}

/** The providers of mappings; of a user pool with several app clients, those that have one of the mappings. */
function providersWords(mappings: readonly RoleMapping[], pool: TemplateIdentityPool): string {
  const isOf = (mapping: RoleMapping, { name, client }: UserPoolProvider) =>
    mapping.provider === `${name}:${client.name}`;
  const known = pool.providers.filter((one) => mappings.some((mapping) => isOf(mapping, one)));
  const others = mappings.filter((mapping) => !known.some((one) => isOf(mapping, one)));
  const userPools = groupBy(known, ({ name }) => name).flatMap((some) => {
    const [first] = some;
    const isOnly = pool.providers.filter(({ name }) => name === first?.name).length === 1;
    return first ? userPoolWords(first, isOnly ? [] : some) : [];
  });
  return [...userPools, ...others.map(({ provider }) => shown(provider))].join(' or ');
}
