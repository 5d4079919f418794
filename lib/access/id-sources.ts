import { TENANT_TAG, USER_SUB_TAG, type SessionTag } from '../aws/condition-keys';
import type { ClaimOption } from '../identity/claim-options';
import { ownerId, type OwnerId, type RowScope } from './row-scope';

/** Where the ID of a session comes from. */
export type IdSource =
  /** The identity pool gives the session a policy variable with it. */
  | { readonly kind: 'identityPool' }
  /** A claim that Cognito sets and no user can write: `sub` alone, so that another one is decided here first. */
  | { readonly kind: 'cognitoClaim'; readonly tag: SessionTag; readonly claim: 'sub' }
  /** A claim that an option names. Users could write it, so it needs the checks of a `ClaimOption`. */
  | { readonly kind: 'namedClaim'; readonly tag: SessionTag; readonly option: ClaimOption };

/** Where each ID comes from. Source: Cognito Developer Guide, Understanding the identity (ID) token. */
export const ID_SOURCES: Readonly<Record<OwnerId, IdSource>> = {
  identityId: { kind: 'identityPool' },
  userSub: { kind: 'cognitoClaim', tag: USER_SUB_TAG, claim: 'sub' },
  tenant: { kind: 'namedClaim', tag: TENANT_TAG, option: 'tenantClaim' },
};

/** The option that names the claim of a row scope; undefined if the scope needs none that users could write. */
export function claimOption(scope: RowScope | undefined): ClaimOption | undefined {
  if (scope === undefined || scope.by === 'all') return undefined;
  const source = ID_SOURCES[ownerId(scope)];
  switch (source.kind) {
    case 'identityPool':
    case 'cognitoClaim':
      return undefined;
    case 'namedClaim':
      return source.option;
  }
}
