import type { IdentityPool } from '../identity-pools';
import { within, type Location } from '../location';
import type { AccessRule } from './access-rule';

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
      .filter((pool) => pool.classicFlow !== 'closed')
      .map((pool) => ({
        ...(pool.classicFlow === 'open' ? OPEN : UNSAID)(pool.id),
        at: placeIn(pool),
      })),
};

const FIX = 'write AllowClassicFlow false';

const OPEN = (id: string) => ({
  what: `${id} opens the classic flow, in which clients ask for any role that trusts the pool, for up to the longest session of that role`,
  fix: FIX,
});

/** The documentation of CreateIdentityPool does not say what holds then; pools were seen to be open (aws-cli#7652). */
const UNSAID = (id: string) => ({
  severity: 'low' as const,
  what: `${id} does not say whether the classic flow is open, in which clients ask for any role that trusts the pool`,
  fix: FIX,
});

function placeIn({ at }: IdentityPool): Location {
  return within(at, 'AllowClassicFlow');
}
