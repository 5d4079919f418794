import type { Deployment } from './deployment';
import type { DeployedIdentityPool, DeployedRoleMapping, UserPoolProvider } from './identity-pool';

/** The claims of an ID token. */
export type Claims = Readonly<Record<string, string>>;

/** The roles of the enhanced flow by logical ID, the one that the pool assigns first. */
export function mappedRoles(deployment: Deployment, claims: Claims): readonly string[] {
  const pool = deployment.identityPool();
  const { authenticatedRole } = pool;
  const mapping = roleMapping(pool, claims);
  const arns = mapping ? matchingRoles(mapping, claims, authenticatedRole) : [authenticatedRole];
  return arns.map((arn) => roleId(deployment, arn));
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
): UserPoolProvider | undefined {
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
