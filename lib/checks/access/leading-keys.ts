import { sameKey } from '../../grants/condition-operator';
import type { Condition, PolicyStatement } from '../../grants/statement';
import type { TemplateAccess } from '../../grants/template-access';
import { isNull } from './absent-key';
import { allowedByTables, allowedToPrincipals } from './allow-statements';

/** The key of a request that holds the partition keys of the items that it names. */
export const LEADING_KEYS = 'dynamodb:LeadingKeys';

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
