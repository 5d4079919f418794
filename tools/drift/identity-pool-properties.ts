import type { DeployedIdentityPool } from '../simulator/identity-pool';
import type { ComparedProperties } from './property-differences';

/** The compared properties of an identity pool: its providers, and the claims that become principal tags. */
export function identityPoolProperties({
  allowsUnauthenticatedIdentities,
  allowsClassicFlow,
  providers,
  otherProviders,
  principalTags,
}: DeployedIdentityPool): ComparedProperties {
  return {
    AllowUnauthenticatedIdentities: allowsUnauthenticatedIdentities,
    AllowClassicFlow: allowsClassicFlow,
    'other providers': otherProviders,
    ...Object.fromEntries(
      providers.map(({ name, clientId, checksTokens }) => [
        `provider ${name}:${clientId}`,
        { ServerSideTokenCheck: checksTokens },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(principalTags).map(([provider, tags]) => [
        `principal tags of ${provider}`,
        tags,
      ]),
    ),
  };
}

/** The compared properties of a role attachment: the roles of identities, and the rules that choose them. */
export function attachmentProperties({
  authenticatedRole,
  unauthenticatedRole,
  roleMappings,
}: DeployedIdentityPool): ComparedProperties {
  return {
    'authenticated role': authenticatedRole,
    'unauthenticated role': unauthenticatedRole,
    ...Object.fromEntries(
      roleMappings.map(({ provider, ...mapping }) => [`role mapping of ${provider}`, mapping]),
    ),
  };
}
