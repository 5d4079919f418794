import { sameKey } from '../../condition-operator';
import type { RuleFinding } from '../access-rule';
import type { CognitoTrust } from './cognito-trust';
import { conditionElement } from './condition-element';
import { listed } from './listed';
import { requirement, type Compared } from './requirement';

/** What a trust of Cognito's identity service has to require of a claim of its tokens. */
export interface RequiredClaim {
  /** `aud` or `amr`. */
  readonly claim: string;
  /** Whether a value that the trust compares with is narrow enough. */
  readonly isNarrow: (compared: Compared) => boolean;
  /** Who can assume the role where it is not required. */
  readonly letsIn: string;
  /** The condition to write, by the claim's key. */
  readonly fix: (key: string) => string;
}

/** Nothing where the claim is required; what the trust has instead where it is not. */
export function claimFinding(
  { role, statement, service }: CognitoTrust,
  { claim, isNarrow, letsIn, fix }: RequiredClaim,
): readonly RuleFinding[] {
  const key = `${service}:${claim}`;
  const required = requirement(statement.conditions, key, isNarrow);
  if (required === 'always') return [];
  const written = statement.conditions.filter((one) => sameKey(one.key, key));
  const said =
    written.length === 0
      ? `names no ${key}`
      : `has only ${listed(written.map((one) => `${one.operator} ${key} ${listed(one.values)}`))}`;
  const isWherePresent = required === 'where present';
  return [
    {
      at: conditionElement(statement),
      // A token of Cognito has the claim; where other providers are trusted beside it, theirs may not.
      severity: isWherePresent ? 'medium' : 'high',
      what: `the trust of ${role.id} ${said}, ${isWherePresent ? 'which holds for a token without that claim' : `so ${letsIn} can assume the role`}`,
      fix: fix(key),
    },
  ];
}
