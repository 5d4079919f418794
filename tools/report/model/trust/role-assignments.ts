import type {
  IdentityPool,
  RoleAttachment,
  RoleMapping,
} from '../../../template-access/identity-pools/identity-pool';
import type { Principal } from '../../../template-access/principals/principal';
import { shown } from '../../../template-access/template/template-text';
import { userPoolWords, type CognitoTrust } from './cognito-trust';

/** Which identities the identity pools give a role to. */
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
    const nobody = isAnyPool ? [] : ['to nobody: it is not attached'];
    return (ways.length === 0 ? nobody : ways).map((way) => `${pool.id} gives it ${way}`);
  });
}

const CLASSIC_FLOW: Readonly<Record<IdentityPool['classicFlow'], readonly string[]>> = {
  open: ['to any client that asks for it (classic flow)'],
  unsaid: [
    'perhaps to any client that asks for it (classic flow, of which the template says nothing)',
  ],
  closed: [],
};

function attachmentWords({ to }: RoleAttachment, pool: IdentityPool): string {
  if (to === 'authenticated') return toAuthenticated(pool);
  if (to === 'unauthenticated')
    return pool.allowsUnauthenticated ? 'to guests' : 'to guests, whom it does not let in';
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

/** Source: Cognito Developer Guide, Using role-based access control. */
function toAuthenticated(pool: IdentityPool): string {
  const [only, ...others] = pool.mappings;
  const isAlone = pool.providers.length + pool.otherProviders.length === 1 && others.length === 0;
  if (isAlone && only?.refusesOthers === true) {
    return `to signed-in users ${only.type === 'Token' ? 'whose token names it' : 'by the rules'} only`;
  }
  const but = pool.mappings.map((mapping) => {
    const by = mapping.type === 'Token' ? 'the role that their token names' : 'a role by rules';
    const whose = `those of ${providerWords(mapping, pool)}`;
    return mapping.refusesOthers ? `${whose} only get ${by}` : `${whose} first get ${by}, if any`;
  });
  return ['to signed-in users', ...but].join(', but ');
}

/** A token may name any role that trusts the pool, such as that of a group. */
function byToken(pool: IdentityPool): string[] {
  return pool.mappings
    .filter(({ type }) => type === 'Token')
    .map((mapping) => `where a token of ${providerWords(mapping, pool)} names it`);
}

function providerWords({ provider }: RoleMapping, pool: IdentityPool): string {
  const own = pool.providers.find(({ name, client }) => `${name}:${client.name}` === provider);
  return own ? userPoolWords(own) : shown(provider);
}
