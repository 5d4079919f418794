import type { IdentityPoolSettings } from '../policy-engine/deployment';
import type { Facts } from './facts';

/** What is said of an identity pool: whom it admits. */
export function identityPoolFacts({
  allowsGuests,
  allowsClassicFlow,
  providers,
}: IdentityPoolSettings): Facts {
  return {
    AllowUnauthenticatedIdentities: allowsGuests,
    AllowClassicFlow: allowsClassicFlow,
    ...Object.fromEntries(
      providers.map(({ name, clientId, checksTokens }) => [
        `provider ${name}:${clientId}`,
        { ServerSideTokenCheck: checksTokens },
      ]),
    ),
  };
}

/** What is said of its attachment: which roles it gives, and by which claims. */
export function attachmentFacts({
  authenticatedRole,
  unauthenticatedRole,
  roleMappings,
}: IdentityPoolSettings): Facts {
  return {
    'authenticated role': authenticatedRole,
    'unauthenticated role': unauthenticatedRole,
    ...Object.fromEntries(
      roleMappings.map(({ provider, ...mapping }) => [`role mapping of ${provider}`, mapping]),
    ),
  };
}

/** Which claims of which provider become which session tags. */
export function principalTagFacts({ principalTags }: IdentityPoolSettings): Facts {
  return Object.fromEntries(
    Object.entries(principalTags).map(([provider, tags]) => [
      `principal tags of ${provider}`,
      tags,
    ]),
  );
}
