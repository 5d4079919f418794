import type { AccessRule } from './access-rule';
import { broadManagedPolicy } from './rules/broad-managed-policy';
import { classicFlow } from './rules/classic-flow';
import { crossAccountTrustWithoutExternalId } from './rules/cross-account-trust-without-external-id';
import { guestRole } from './rules/guest-role';
import { indirectAccess } from './rules/indirect-access';
import { openLeadingKeys } from './rules/open-leading-keys';
import { openSignUp } from './rules/open-sign-up';
import { openTrust } from './rules/open-trust';
import { prefixWithoutDelimiter } from './rules/prefix-without-delimiter';
import { publicTablePolicy } from './rules/public-table-policy';
import { trustWithoutAmr } from './rules/trust-without-amr';
import { trustWithoutAud } from './rules/trust-without-aud';
import { uncheckedTokens } from './rules/unchecked-tokens';
import { unguardedLeadingKeys } from './rules/unguarded-leading-keys';
import { wildcardAction } from './rules/wildcard-action';
import { wildcardKeyAction } from './rules/wildcard-key-action';
import { wildcardResource } from './rules/wildcard-resource';
import { writableTenantClaim } from './rules/writable-tenant-claim';

/** All rules: who comes in, what they may do, and whose rows they reach. */
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
  wildcardAction,
  wildcardResource,
  wildcardKeyAction,
  broadManagedPolicy,
  indirectAccess,
  publicTablePolicy,
  unguardedLeadingKeys,
  openLeadingKeys,
  prefixWithoutDelimiter,
];
