import { sameKey } from '../../policies/condition-operator';
import { shownList } from '../../template/template-text';
import type { RuleFinding } from '../access-rule';
import type { CognitoTrust } from './cognito-trust';
import { requirement, type Compared } from './condition-requirement';
import { conditionElement } from './statement-elements';

/** A claim of Cognito tokens that the trust policy of a role must require. */
export interface RequiredClaim {
  /** `aud` or `amr`. */
  readonly claim: string;
  /** Whether a value in the trust policy is narrow enough. */
  readonly isNarrow: (compared: Compared) => boolean;
  /** Who can assume the role if the claim is not required. */
  readonly whoCanAssume: string;
  /** The condition to add, by the claim's condition key. */
  readonly fix: (key: string) => string;
}

/** A finding if a trust policy does not require the claim. */
export function missingClaim(
  { role, statement, service }: CognitoTrust,
  { claim, isNarrow, whoCanAssume, fix }: RequiredClaim,
): readonly RuleFinding[] {
  const key = `${service}:${claim}`;
  const required = requirement(statement.conditions, key, isNarrow);
  if (required === 'always') return [];
  const written = statement.conditions.filter((one) => sameKey(one.key, key));
  const has =
    written.length === 0
      ? `has no condition on ${key}`
      : `only has the condition ${shownList(written.map((one) => `${one.operator} ${key} ${shownList(one.values)}`))}`;
  const isWherePresent = required === 'where present';
  return [
    {
      at: conditionElement(statement),
      // Cognito tokens always have the claim. Tokens of another trusted provider possibly do not.
      severity: isWherePresent ? 'medium' : 'high',
      what: `The trust policy of ${role.id} ${has}, ${isWherePresent ? 'which is also true for a token without that claim' : `so ${whoCanAssume} can assume the role`}`,
      fix: fix(key),
    },
  ];
}
