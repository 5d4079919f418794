import { sameKey } from '../condition-operator';
import { covers } from '../patterns';
import type { PolicyStatement } from '../statement';
import type { AccessRule } from './access-rule';
import { claimFinding, type RequiredClaim } from './analysis/claim-finding';
import { cognitoTrusts } from './analysis/cognito-trust';
import { comparedIn, type Compared } from './analysis/requirement';

/**
 * A role for signed-in users says so: guests of the same pool have tokens for it too. A role for guests alone is what
 * GuestRole looks at.
 *
 * Source: Cognito Developer Guide, IAM roles.
 */
export const trustWithoutAmr: AccessRule = {
  name: 'TrustWithoutAmr',
  severity: 'high',
  find: (access) =>
    cognitoTrusts(access)
      .filter(({ statement, service }) => !isForGuests(statement, `${service}:amr`))
      .flatMap((trust) => claimFinding(trust, METHOD)),
};

const GUEST = 'unauthenticated';
const USER = 'authenticated';

const METHOD: RequiredClaim = {
  claim: 'amr',
  isNarrow: (compared) => !admits(compared, GUEST),
  letsIn: 'guests who never signed in',
  fix: (key) => `write the condition ForAnyValue:StringLike ${key} authenticated`,
};

function admits({ value, isPattern }: Compared, who: string): boolean {
  const written = value.toLowerCase();
  return isPattern ? covers(written, who) : written === who;
}

function isForGuests({ conditions }: PolicyStatement, key: string): boolean {
  return conditions.some((one) => {
    const compared = sameKey(one.key, key) ? comparedIn(one) : [];
    const only = (each: Compared) => admits(each, GUEST) && !admits(each, USER);
    return compared.length > 0 && compared.every(only);
  });
}
