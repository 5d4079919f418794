import { LEADING_KEYS } from '../../../../lib/aws/condition-keys';
import { sameKey } from '../../policies/condition-operator';
import { isNull } from '../../policies/key-presence';
import type { Condition, PolicyStatement } from '../../policies/policy-statement';
import type { TemplateAccess } from '../../template-access';
import { allowedByTables, allowedToPrincipals } from './allow-statements';

/** A condition of an Allow statement on the partition keys of a request. */
export interface LeadingKeysCondition {
  readonly statement: PolicyStatement;
  readonly condition: Condition;
}

export function leadingKeysConditions(access: TemplateAccess): readonly LeadingKeysCondition[] {
  return [...allowedToPrincipals(access), ...allowedByTables(access)].flatMap((statement) =>
    statement.conditions
      .filter((condition) => sameKey(condition.key, LEADING_KEYS) && !isNull(condition))
      .map((condition) => ({ statement, condition })),
  );
}
