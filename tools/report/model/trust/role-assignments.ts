import type {
  IdentityPool,
  RoleAttachment,
  RoleMapping,
  UserPoolProvider,
} from '../../../template-access/identity-pools/identity-pool';
import type { Principal } from '../../../template-access/principals/principal';
import { shown } from '../../../template-access/template/template-text';
import { userPoolWords, type CognitoTrust } from './cognito-trust';

/** The identities that identity pools assign a role to. */
export function roleAssignments(
  role: Principal,
  { pools, isAnyPool, isUnauthenticatedOnly }: CognitoTrust,
): readonly string[] {
  return pools.flatMap((pool) => {
    const attached = pool.attachments.filter((one) => one.role === role.arn);
    const ways = [
      ...attached.map((one) => attachmentWords(one, pool)),
      ...(isUnauthenticatedOnly ? [] : byToken(pool)),
      ...CLASSIC_FLOW[pool.classicFlow],
    ];
    const nobody = isAnyPool ? [] : ['to no identity: it is not attached'];
    return (ways.length === 0 ? nobody : [...new Set(ways)]).map(
      (way) => `${pool.id} assigns the role ${way}`,
    );
  });
}

const CLASSIC_FLOW: Readonly<Record<IdentityPool['classicFlow'], readonly string[]>> = {
  open: ['to any client that requests it (classic flow)'],
  unspecified: [
    'to any client that requests it, if the classic flow is allowed (AllowClassicFlow is not set)',
  ],
  closed: [],
};

function attachmentWords({ to }: RoleAttachment, pool: IdentityPool): string {
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
function toAuthenticated(pool: IdentityPool): string {
  const [first] = pool.mappings;
  if (first && isMappedAlike(first, pool)) {
    return `only to authenticated identities ${first.type === 'Token' ? 'whose token names it' : 'that match a rule for it'}`;
  }
  const but = pool.mappings.map((mapping) => {
    const by =
      mapping.type === 'Token'
        ? 'the role that their token names'
        : 'the role of the first matching rule';
    const whose = `those of ${providerWords(mapping, pool)}`;
    return mapping.refusesOthers ? `${whose} get only ${by}` : `${whose} get ${by}, if any`;
  });
  return ['to authenticated identities', ...but].join(', but ');
}

/** Whether every provider has a mapping of this type that refuses other users. */
function isMappedAlike({ type }: RoleMapping, pool: IdentityPool): boolean {
  const { providers, otherProviders, mappings } = pool;
  const isSingle = providers.length === 1 && mappings.length === 1;
  const isMapped = ({ name, client }: UserPoolProvider) =>
    mappings.some(({ provider }) => isSingle || provider === `${name}:${client.name}`);
  return (
    otherProviders.length === 0 &&
    providers.length > 0 &&
    providers.every(isMapped) &&
    mappings.every((one) => one.type === type && one.refusesOthers)
  );
}

/** A token can name any role that trusts the identity pool, such as a group's role. */
function byToken(pool: IdentityPool): string[] {
  return pool.mappings
    .filter(({ type }) => type === 'Token')
    .map((mapping) => `if a token of ${providerWords(mapping, pool)} names it`);
}

function providerWords({ provider }: RoleMapping, pool: IdentityPool): string {
  const own = pool.providers.find(({ name, client }) => `${name}:${client.name}` === provider);
  if (!own) return shown(provider);
  const isOnly = pool.providers.every((one) => one === own || one.name !== own.name);
  return userPoolWords(own, isOnly ? [] : [own]);
}
