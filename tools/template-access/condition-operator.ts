/** The parts of a condition operator, such as `ForAllValues:StringLikeIfExists`. */
export interface ConditionOperator {
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  /** Such as `StringLike`. */
  readonly base: string;
  readonly ifExists: boolean;
}

/** Source: IAM User Guide, Condition operators; multivalued context keys. IAM ignores upper and lower case. */
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

/** Condition keys are the same in upper and lower case. */
export function sameKey(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
