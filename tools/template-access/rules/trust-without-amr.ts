import { sameKey } from '../policies/condition-operator';
import { covers } from '../policies/patterns';
import type { PolicyStatement } from '../policies/policy-statement';
import type { AccessRule } from './access-rule';
import { missingClaim, type RequiredClaim } from './analysis/required-claim';
import { cognitoTrusts } from './analysis/cognito-trust';
import { comparedIn, type Compared } from './analysis/condition-requirement';

/**
 * The trust policy of a role for authenticated identities requires `amr`, because unauthenticated identities of the same pool
 * have valid tokens too. GuestRole finds roles for unauthenticated identities only.
 *
 * Source: Cognito Developer Guide, IAM roles.
 */
export const trustWithoutAmr: AccessRule = {
  name: 'TrustWithoutAmr',
  severity: 'high',
  find: (access) =>
    cognitoTrusts(access)
      .filter(({ statement, service }) => !isForUnauthenticated(statement, `${service}:amr`))
      .flatMap((trust) => missingClaim(trust, METHOD)),
};

const UNAUTHENTICATED = 'unauthenticated';
const AUTHENTICATED = 'authenticated';

const METHOD: RequiredClaim = {
  claim: 'amr',
  isNarrow: (compared) => !admits(compared, UNAUTHENTICATED),
  whoCanAssume: 'unauthenticated identities',
  fix: (key) => `Add the condition ForAnyValue:StringLike ${key} authenticated`,
};

function admits({ value, isPattern }: Compared, who: string): boolean {
  const written = value.toLowerCase();
  return isPattern ? covers(written, who) : written === who;
}

function isForUnauthenticated({ conditions }: PolicyStatement, key: string): boolean {
  return conditions.some((one) => {
    const compared = sameKey(one.key, key) ? comparedIn(one) : [];
    const only = (each: Compared) => admits(each, UNAUTHENTICATED) && !admits(each, AUTHENTICATED);
    return compared.length > 0 && compared.every(only);
  });
}
