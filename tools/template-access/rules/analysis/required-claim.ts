import { sameKey } from '../../policies/condition-operator';
import { shownList } from '../../template/template-text';
import type { RuleFinding } from '../access-rule';
import type { CognitoTrust } from './cognito-trust';
import { requirement, type Compared } from './condition-requirement';
import { conditionElement } from './statement-elements';

/** A claim of Cognito's tokens that the trust policy of a role must require. */
export interface RequiredClaim {
  /** `aud` or `amr`. */
  readonly claim: string;
  /** Whether a value that the trust policy compares with is narrow enough. */
  readonly isNarrow: (compared: Compared) => boolean;
  /** Who can assume the role where the claim is not required. */
  readonly letsIn: string;
  /** The condition to write, by the claim's key. */
  readonly fix: (key: string) => string;
}

/** A finding where a trust policy does not require the claim. */
export function missingClaim(
  { role, statement, service }: CognitoTrust,
  { claim, isNarrow, letsIn, fix }: RequiredClaim,
): readonly RuleFinding[] {
  const key = `${service}:${claim}`;
  const required = requirement(statement.conditions, key, isNarrow);
  if (required === 'always') return [];
  const written = statement.conditions.filter((one) => sameKey(one.key, key));
  const has =
    written.length === 0
      ? `names no ${key}`
      : `has only ${shownList(written.map((one) => `${one.operator} ${key} ${shownList(one.values)}`))}`;
  const isWherePresent = required === 'where present';
  return [
    {
      at: conditionElement(statement),
      // A token of Cognito has the claim. The tokens of another provider that is trusted too may not.
      severity: isWherePresent ? 'medium' : 'high',
      what: `the trust of ${role.id} ${has}, ${isWherePresent ? 'which holds for a token without that claim' : `so ${letsIn} can assume the role`}`,
      fix: fix(key),
    },
  ];
}
