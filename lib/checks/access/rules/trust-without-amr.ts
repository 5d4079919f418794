import { sameKey } from '../../../grants/condition-operator';
import { covers } from '../../../grants/patterns';
import type { PolicyStatement } from '../../../grants/statement';
import type { AccessRule, RuleFinding } from '../access-rule';
import { cognitoTrusts, type CognitoTrust } from '../cognito-trust';
import { conditionElement } from '../condition-element';
import { listed } from '../listed';
import { comparedIn, requirement, type Compared } from '../requirement';

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
      .flatMap(findingIn),
};

function findingIn({ role, statement, service }: CognitoTrust): readonly RuleFinding[] {
  const key = `${service}:amr`;
  const required = requirement(statement.conditions, key, (one) => !admits(one, GUEST));
  if (required === 'always') return [];
  const written = statement.conditions.filter((one) => sameKey(one.key, key));
  const said =
    written.length === 0
      ? `names no ${key}`
      : `has only ${listed(written.map((one) => `${one.operator} ${key} ${listed(one.values)}`))}`;
  return [
    {
      at: conditionElement(statement),
      // A token of Cognito has the claim; where other providers are trusted beside it, theirs may not.
      severity: required === 'where present' ? 'medium' : 'high',
      what:
        required === 'where present'
          ? `the trust of ${role.id} ${said}, which holds for a token without that claim`
          : `the trust of ${role.id} ${said}, so guests who never signed in can assume the role`,
      fix: `write the condition ForAnyValue:StringLike ${key} authenticated`,
    },
  ];
}

const GUEST = 'unauthenticated';
const USER = 'authenticated';

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
