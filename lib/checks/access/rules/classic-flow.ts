import { within } from '../../../grants/location';
import type { AccessRule } from '../access-rule';

/**
 * The pool chooses the role of a session, not the client: in the classic flow any role that trusts the pool can be
 * asked for, for as long as the role allows.
 *
 * Source: Cognito Developer Guide, Identity pools authentication flow.
 */
export const classicFlow: AccessRule = {
  name: 'ClassicFlow',
  severity: 'medium',
  find: ({ identityPools }) =>
    identityPools
      .filter(({ allowsClassicFlow }) => allowsClassicFlow)
      .map(({ id, at }) => ({
        at: within(at, 'AllowClassicFlow'),
        what: `${id} opens the classic flow, in which clients ask for any role that trusts the pool, for up to the longest session of that role`,
        fix: 'write AllowClassicFlow false',
      })),
};
