import { LEADING_KEYS } from '../../config/leading-keys';
import { sameKey } from '../../grants/condition-operator';
import type { Condition, PolicyStatement } from '../../grants/statement';
import type { TemplateAccess } from '../../grants/template-access';
import { isNull } from '../../grants/absent-key';
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
