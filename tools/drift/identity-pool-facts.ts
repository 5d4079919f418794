import type { DeployedIdentityPool } from '../simulator/identity-pool';
import type { Facts } from './facts';

/** What is said of an identity pool: whom it admits, and which of their claims become session tags. */
export function identityPoolFacts({
  allowsUnauthenticatedIdentities,
  allowsClassicFlow,
  providers,
  otherProviders,
  principalTags,
}: DeployedIdentityPool): Facts {
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

/** What is said of its attachment: which roles it gives, and by which claims. */
export function attachmentFacts({
  authenticatedRole,
  unauthenticatedRole,
  roleMappings,
}: DeployedIdentityPool): Facts {
  return {
    'authenticated role': authenticatedRole,
    'unauthenticated role': unauthenticatedRole,
    ...Object.fromEntries(
      roleMappings.map(({ provider, ...mapping }) => [`role mapping of ${provider}`, mapping]),
    ),
  };
}
