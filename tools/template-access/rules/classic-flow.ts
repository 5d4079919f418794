import type { ClassicFlow, IdentityPool } from '../identity-pools/identity-pool';
import { within } from '../template/location';
import type { AccessRule, RuleFinding } from './access-rule';

/**
 * The identity pool chooses the role of a session, not the client. In the classic flow, clients can request any role that
 * trusts the pool, for up to the role's maximum session duration.
 *
 * Source: Cognito Developer Guide, Identity pools authentication flow.
 */
export const classicFlow: AccessRule = {
  name: 'ClassicFlow',
  severity: 'medium',
  find: ({ identityPools }) =>
    identityPools.flatMap((pool) => FINDINGS[pool.classicFlow].map((finding) => finding(pool))),
};

const FIX = 'Set AllowClassicFlow to false';

const FINDINGS: Readonly<Record<ClassicFlow, readonly ((pool: IdentityPool) => RuleFinding)[]>> = {
  open: [
    ({ id, at }) => ({
      at: within(at, 'AllowClassicFlow'),
      what: `${id} allows the classic flow, in which clients can request any role that trusts the pool, for up to the role's maximum session duration`,
      fix: FIX,
    }),
  ],
  // The API reference of CreateIdentityPool has no default, and aws-cli#7652 reports pools with the flow enabled.
  unspecified: [
    ({ id, at }) => ({
      at: within(at, 'AllowClassicFlow'),
      severity: 'low',
      what: `${id} does not set AllowClassicFlow; if the classic flow is allowed, clients can request any role that trusts the pool`,
      fix: FIX,
    }),
  ],
  closed: [],
};
