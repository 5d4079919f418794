/** The parts of a condition operator, such as `ForAllValues:StringLikeIfExists`. */
export interface ConditionOperator {
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  /** Such as `StringLike`. */
  readonly base: string;
  readonly ifExists: boolean;
}

/** Operators are not case-sensitive. Source: IAM User Guide, Condition operators; Multivalued context keys. */
export function conditionOperator(operator: string): ConditionOperator {
  const [, set, base = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(operator) ?? [];
  return {
    set: SETS.find((one) => one.toLowerCase() === set?.toLowerCase()),
    base,
    ifExists: ifExists !== undefined,
  };
}

const SETS = ['ForAllValues', 'ForAnyValue'] as const;

/** Condition keys are not case-sensitive. */
export function sameKey(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
