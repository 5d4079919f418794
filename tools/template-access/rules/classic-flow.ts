import type { ClassicFlow, IdentityPool } from '../identity-pools/identity-pool';
import { within } from '../template/location';
import type { AccessRule, RuleFinding } from './access-rule';

/**
 * The identity pool chooses the role of a session, not the client. In the classic flow a client can ask for any role
 * that trusts the pool, for as long as the role allows.
 *
 * Source: Cognito Developer Guide, Identity pools authentication flow.
 */
export const classicFlow: AccessRule = {
  name: 'ClassicFlow',
  severity: 'medium',
  find: ({ identityPools }) =>
    identityPools.flatMap((pool) => FINDINGS[pool.classicFlow].map((finding) => finding(pool))),
};

const FIX = 'write AllowClassicFlow false';

const FINDINGS: Readonly<Record<ClassicFlow, readonly ((pool: IdentityPool) => RuleFinding)[]>> = {
  open: [
    ({ id, at }) => ({
      at: within(at, 'AllowClassicFlow'),
      what: `${id} opens the classic flow, in which clients ask for any role that trusts the pool, for up to the longest session of that role`,
      fix: FIX,
    }),
  ],
  // The API reference of CreateIdentityPool names no default, and pools were found to be open (aws-cli#7652).
  unsaid: [
    ({ id, at }) => ({
      at: within(at, 'AllowClassicFlow'),
      severity: 'low',
      what: `${id} does not say whether the classic flow is open, in which clients ask for any role that trusts the pool`,
      fix: FIX,
    }),
  ],
  closed: [],
};
