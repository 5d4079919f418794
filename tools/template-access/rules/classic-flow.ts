import type { ClassicFlow, TemplateIdentityPool } from '../identity-pools/template-identity-pool';
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

const FIX =
  'Set AllowClassicFlow to false; clients keep their access by the enhanced flow, GetCredentialsForIdentity';

const FINDINGS: Readonly<
  Record<ClassicFlow, readonly ((pool: TemplateIdentityPool) => RuleFinding)[]>
> = {
  open: [
    ({ id, at }) => ({
      at: within(at, 'AllowClassicFlow'),
      what: `Clients of ${id} can request any role that trusts the pool, for up to the role's maximum session duration, because it allows the classic flow`,
      fix: FIX,
    }),
  ],
  // The API reference of CreateIdentityPool has no default, and aws-cli#7652 reports pools with the flow enabled.
  unspecified: [
    ({ id, at }) => ({
      at: within(at, 'AllowClassicFlow'),
      severity: 'low',
      what: `Clients of ${id}, which does not set AllowClassicFlow, can request any role that trusts the pool if the classic flow is allowed`,
      fix: FIX,
    }),
  ],
  closed: [],
};
