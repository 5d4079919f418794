import { sameKey } from '../../policies/condition-operator';
import { shownList } from '../../template/template-text';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';
import type { RuleFinding } from '../access-rule';
import type { Severity } from '../finding';
import type { CognitoTrust } from './cognito-trust';
import { requirement, type Compared } from './condition-requirement';
import { reachOf } from './role-reach';
import { conditionElement } from './statement-elements';

/** A claim of Cognito tokens that the trust policy of a role must require. */
export interface RequiredClaim {
  /** `aud` or `amr`. */
  readonly claim: string;
  /** Whether a value in the trust policy is narrow enough. */
  readonly isNarrow: (compared: Compared) => boolean;
  /** Who can assume the role if the claim is not required, to begin a sentence. */
  readonly whoCanAssume: string;
  /** What to write, by the claim's condition key; `how` tells whether to add the condition or to replace others. */
  readonly fix: (key: string, how: string) => string;
}

/** A finding if a trust policy does not require the claim. */
export function missingClaim(
  { role, statement, service }: CognitoTrust,
  access: TemplateAccess,
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
      severity: severityOf(role, isWherePresent, access),
      what: `${whoCanAssume} can assume ${role.id}: its trust policy ${has}${isWherePresent ? ', which is also true for a token without that claim' : ''}`,
      fix: fix(
        key,
        written.length === 0 ? 'Add the condition' : `Replace the condition on ${key} by`,
      ),
    },
  ];
}

/** Cognito tokens always have the claim. Tokens of another trusted provider possibly do not. */
function severityOf(role: Principal, isWherePresent: boolean, access: TemplateAccess): Severity {
  if (reachOf(role, access).extent === 'none') return 'low';
  return isWherePresent ? 'medium' : 'high';
}
