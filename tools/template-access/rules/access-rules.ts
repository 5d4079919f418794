import type { AccessRule } from './access-rule';
import { allRows } from './all-rows';
import { broadManagedPolicy } from './broad-managed-policy';
import { attributesWithoutSelect } from './attributes-without-select';
import { bypassedLeadingKeys } from './bypassed-leading-keys';
import { classicFlow } from './classic-flow';
import { crossAccountTrustWithoutExternalId } from './cross-account-trust-without-external-id';
import { guestRole } from './guest-role';
import { identityPoolAdministration } from './identity-pool-administration';
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
import { unsatisfiableRows } from './unsatisfiable-rows';
import { unsatisfiableTrust } from './unsatisfiable-trust';
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
  unsatisfiableTrust,
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
  identityPoolAdministration,
  publicTablePolicy,
  unguardedLeadingKeys,
  openLeadingKeys,
  prefixWithoutDelimiter,
  bypassedLeadingKeys,
  attributesWithoutSelect,
  unsatisfiableRows,
  allRows,
];
