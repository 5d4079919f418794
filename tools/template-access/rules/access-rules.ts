import type { AccessRule } from './access-rule';
import { broadManagedPolicy } from './broad-managed-policy';
import { bypassedLeadingKeys } from './bypassed-leading-keys';
import { classicFlow } from './classic-flow';
import { crossAccountTrustWithoutExternalId } from './cross-account-trust-without-external-id';
import { guestRole } from './guest-role';
import { indirectAccess } from './indirect-access';
import { openLeadingKeys } from './open-leading-keys';
import { openSignUp } from './open-sign-up';
import { openTrust } from './open-trust';
import { prefixWithoutDelimiter } from './prefix-without-delimiter';
import { publicTablePolicy } from './public-table-policy';
import { sessionTagOnRole } from './session-tag-on-role';
import { trustWithoutAmr } from './trust-without-amr';
import { trustWithoutAud } from './trust-without-aud';
import { uncheckedTokens } from './unchecked-tokens';
import { unguardedLeadingKeys } from './unguarded-leading-keys';
import { wildcardAction } from './wildcard-action';
import { wildcardKeyAction } from './wildcard-key-action';
import { wildcardResource } from './wildcard-resource';
import { writableTenantClaim } from './writable-tenant-claim';

/** All rules: for trust policies and sign-in, permissions, and row isolation. */
export const ACCESS_RULES: readonly AccessRule[] = [
  openTrust,
  trustWithoutAud,
  trustWithoutAmr,
  crossAccountTrustWithoutExternalId,
  guestRole,
  openSignUp,
  classicFlow,
  uncheckedTokens,
  writableTenantClaim,
  sessionTagOnRole,
  wildcardAction,
  wildcardResource,
  wildcardKeyAction,
  broadManagedPolicy,
  indirectAccess,
  publicTablePolicy,
  unguardedLeadingKeys,
  openLeadingKeys,
  prefixWithoutDelimiter,
  bypassedLeadingKeys,
];
