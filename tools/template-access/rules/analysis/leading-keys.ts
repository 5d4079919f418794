import { LEADING_KEYS } from '../../../../lib/aws/condition-keys';
import { sameKey } from '../../condition-operator';
import type { Condition, PolicyStatement } from '../../statement';
import type { TemplateAccess } from '../../template-access';
import { isNull } from '../../absent-key';
import { allowedByTables, allowedToPrincipals } from './allow-statements';

/** A condition on the partition keys of an allowed call, and the statement that it stands in. */
export interface RowCondition {
  readonly statement: PolicyStatement;
  readonly condition: Condition;
}

export function rowConditions(access: TemplateAccess): readonly RowCondition[] {
  return [...allowedToPrincipals(access), ...allowedByTables(access)].flatMap((statement) =>
    statement.conditions
      .filter((condition) => sameKey(condition.key, LEADING_KEYS) && !isNull(condition))
      .map((condition) => ({ statement, condition })),
  );
}
