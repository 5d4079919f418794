import type { Deployment } from './deployment';
import { tokenRoles } from './group-roles';
import type { DeployedIdentityPool, DeployedRoleMapping, DeployedProvider } from './identity-pool';

/** The claims of an ID token. */
export type Claims = Readonly<Record<string, string>>;

/** The text claims of a token. */
export function textClaims(claims: Readonly<Record<string, unknown>>): Claims {
  return Object.fromEntries(
    Object.entries(claims).filter(
      (claim): claim is [string, string] => typeof claim[1] === 'string',
    ),
  );
}

/** The names of the user's groups in a token. */
export function groupsIn(claims: Readonly<Record<string, unknown>>): string[] {
  const groups = claims['cognito:groups'];
  return Array.isArray(groups) ? groups.map(String) : [];
}

/** The roles that a user can get in the enhanced flow, by logical ID. */
export interface OfferedRoles {
  /** The role that the pool assigns; undefined if it assigns none. */
  readonly assigned: string | undefined;
  /** The roles that the client may request (`CustomRoleArn`). */
  readonly requestable: readonly string[];
}

/** The roles of the enhanced flow for a token with these claims, of a user in these groups. */
export function mappedRoles(
  deployment: Deployment,
  claims: Claims,
  groups: readonly string[],
): OfferedRoles {
  const pool = deployment.identityPool();
  const { authenticatedRole } = pool;
  const mapping = roleMapping(pool, claims);
  const idOf = (arn: string) => roleId(deployment, arn);
  if (mapping?.type === 'Token') return rolesByToken(deployment, mapping, groups);
  const arns = mapping ? matchingRoles(mapping, claims, authenticatedRole) : [authenticatedRole];
  const offered = arns.map(idOf);
  return { assigned: offered[0], requestable: offered };
}

/**
 * The token's preferred role applies, unless the client requests another one that the token names. Source: Cognito
 * Developer Guide, Role-based access control, Using tokens to assign roles to users.
 */
function rolesByToken(
  deployment: Deployment,
  { otherwise }: DeployedRoleMapping,
  groups: readonly string[],
): OfferedRoles {
  const { authenticatedRole } = deployment.identityPool();
  const { roles, preferred } = tokenRoles(deployment.groups(), groups);
  const idOf = (arn: string) => roleId(deployment, arn);
  const unmatched = otherwise === 'Deny' ? undefined : idOf(authenticatedRole);
  return {
    assigned: preferred === undefined ? unmatched : idOf(preferred),
    requestable: roles.map(idOf),
  };
}

/**
 * The roles that a client may assume in the classic flow, by logical ID, the authenticated role first; undefined if the
 * pool has no classic flow. Source: Cognito Developer Guide, Identity pools authentication flow: none with role mappings.
 */
export function classicFlowRoles(
  deployment: Deployment,
  claims: Claims,
): readonly string[] | undefined {
  const pool = deployment.identityPool();
  if (!pool.allowsClassicFlow || roleMapping(pool, claims)) return undefined;
  return [roleId(deployment, pool.authenticatedRole), ...deployment.roles];
}

/**
 * The provider for a token: the app client that the token is for (`aud`), or the first one for a token without it.
 *
 * @returns undefined if the pool does not accept tokens of the app client
 * @throws {Error} if the pool accepts several user pools, or none
 */
export function providerOf(
  { providers }: DeployedIdentityPool,
  { aud }: Claims,
): DeployedProvider | undefined {
  const [first] = providers;
  if (!first || providers.some(({ name }) => name !== first.name)) {
    throw new Error(
      `The identity pool must have exactly one user pool as provider: ${JSON.stringify(providers)}`,
    );
  }
  return aud === undefined ? first : providers.find(({ clientId }) => clientId === aud);
}

function roleMapping(pool: DeployedIdentityPool, claims: Claims): DeployedRoleMapping | undefined {
  const own = providerOf(pool, claims);
  return (
    own && pool.roleMappings.find(({ provider }) => provider === `${own.name}:${own.clientId}`)
  );
}

function roleId(deployment: Deployment, arn: string): string {
  return deployment.roles.find((id) => deployment.principal(id).arn === arn) ?? arn;
}

/** Source: Cognito identity pools API reference, MappingRule. */
const MATCH_TYPES: Readonly<Record<string, (claim: string, value: string) => boolean>> = {
  Contains: (claim, value) => claim.includes(value),
  Equals: (claim, value) => claim === value,
  NotEqual: (claim, value) => claim !== value,
  StartsWith: (claim, value) => claim.startsWith(value),
};

/**
 * The first matching rule applies, unless the client requests the role of another matching rule (`CustomRoleArn`). A rule
 * for an absent claim does not match. Source: Cognito Developer Guide, Role-based access control.
 *
 * @throws {Error} if the mapping has no rules, or an unknown match type
 */
function matchingRoles(
  { type, rules, otherwise }: DeployedRoleMapping,
  claims: Claims,
  authenticatedRole: string,
): string[] {
  if (type !== 'Rules') throw new Error(`Role mappings of type ${type} are not supported.`);
  const matching = rules.filter(({ claim, matchType, value }) => {
    const received = claims[claim];
    const matches = MATCH_TYPES[matchType];
    if (!matches) throw new Error(`Unknown match type ${matchType} in a role mapping.`);
    return received !== undefined && matches(received, value);
  });
  if (matching.length > 0) return matching.map(({ roleArn }) => roleArn);
  return otherwise === 'Deny' ? [] : [authenticatedRole];
}
