import type { Deployment } from './deployment';
import type { DeployedIdentityPool, DeployedRoleMapping, UserPoolProvider } from './identity-pool';

/** The claims of an ID token. */
export type Claims = Readonly<Record<string, string>>;

/** The roles of the enhanced flow by logical ID, the pool's own choice first. */
export function mappedRoles(deployment: Deployment, claims: Claims): readonly string[] {
  const pool = deployment.identityPool();
  const { authenticatedRole } = pool;
  const mapping = roleMapping(pool);
  const arns = mapping ? matchingRoles(mapping, claims, authenticatedRole) : [authenticatedRole];
  return arns.map((arn) => roleId(deployment, arn));
}

/**
 * The roles that a client may assume in the classic flow, by logical ID, the authenticated role first; undefined if the
 * pool has no classic flow. Source: Cognito Developer Guide, Identity pools authentication flow: none with role mappings.
 */
export function classicFlowRoles(deployment: Deployment): readonly string[] | undefined {
  const pool = deployment.identityPool();
  if (!pool.allowsClassicFlow || roleMapping(pool)) return undefined;
  return [roleId(deployment, pool.authenticatedRole), ...deployment.roles];
}

/**
 * The pool's only user pool.
 *
 * @throws {Error} if there are several or none
 */
export function onlyProvider({ providers }: DeployedIdentityPool): UserPoolProvider {
  const [first] = providers;
  if (!first || providers.length > 1) {
    throw new Error(`unknown providers of the identity pool: ${JSON.stringify(providers)}`);
  }
  return first;
}

function roleMapping(pool: DeployedIdentityPool): DeployedRoleMapping | undefined {
  const { name, clientId } = onlyProvider(pool);
  return pool.roleMappings.find(({ provider }) => provider === `${name}:${clientId}`);
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
 * Source: Cognito Developer Guide, Role-based access control. The first matching rule decides, unless the client asks for
 * the role of another matching rule (`CustomRoleArn`). A rule about an absent claim does not match.
 *
 * @throws {Error} if the mapping is not by rules, or has an unknown match type
 */
function matchingRoles(
  { type, rules, otherwise }: DeployedRoleMapping,
  claims: Claims,
  authenticatedRole: string,
): string[] {
  if (type !== 'Rules') throw new Error(`unknown role mapping by ${type}`);
  const matching = rules.filter(({ claim, matchType, value }) => {
    const received = claims[claim];
    const matches = MATCH_TYPES[matchType];
    if (!matches) throw new Error(`unknown match type ${matchType} of a role mapping`);
    return received !== undefined && matches(received, value);
  });
  if (matching.length > 0) return matching.map(({ roleArn }) => roleArn);
  return otherwise === 'Deny' ? [] : [authenticatedRole];
}
