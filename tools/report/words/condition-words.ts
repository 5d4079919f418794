import { conditionOperator } from '../../template-access/policies/condition-operator';
import type { Condition } from '../../template-access/policies/policy-statement';
import { shown } from '../../template-access/template/template-text';
import { keyWords } from './condition-keys';
import type { ClaimsByTag } from './policy-variables';

/** The description of a condition. */
export interface ConditionWords {
  readonly text: string;
  /** Whether the operator and the key are known. Otherwise `text` is the condition as written. */
  readonly known: boolean;
}

/** The words between a key and its values, by operator. Source: IAM User Guide, Condition operators. */
const OPERATORS: Readonly<Record<string, string>> = {
  arnequals: 'is',
  arnlike: 'matches',
  arnnotequals: 'is not',
  arnnotlike: 'does not match',
  binaryequals: 'is',
  bool: 'is',
  dateequals: 'is',
  dategreaterthan: 'is after',
  dategreaterthanequals: 'is at or after',
  datelessthan: 'is before',
  datelessthanequals: 'is at or before',
  datenotequals: 'is not',
  ipaddress: 'is in',
  notipaddress: 'is not in',
  numericequals: 'is',
  numericgreaterthan: 'is greater than',
  numericgreaterthanequals: 'is at least',
  numericlessthan: 'is less than',
  numericlessthanequals: 'is at most',
  numericnotequals: 'is not',
  stringequals: 'is',
  stringequalsignorecase: 'is (ignoring case)',
  stringlike: 'matches',
  stringnotequals: 'is not',
  stringnotequalsignorecase: 'is not (ignoring case)',
  stringnotlike: 'does not match',
};

export function conditionWords(condition: Condition, claims: ClaimsByTag): ConditionWords {
  const { key, values } = condition;
  const { set, base, ifExists } = conditionOperator(condition.operator);
  const name = keyWords(key, claims);
  if (base.toLowerCase() === 'null') {
    const absent = values.map((value) => (/^true$/i.test(value) ? 'absent' : 'present'));
    return { text: `${name ?? key} is ${absent.join(' or ')}`, known: name !== undefined };
  }
  const known = base.toLowerCase();
  const operator = Object.hasOwn(OPERATORS, known) ? OPERATORS[known] : undefined;
  if (operator === undefined || name === undefined)
    return { text: asWritten(condition), known: false };
  const subject = { ForAllValues: `every value of ${name}`, ForAnyValue: `a value of ${name}` };
  const text = [
    set === undefined ? name : subject[set],
    operator,
    valueList(values, operator.includes('not')),
    ...(ifExists ? ['or is absent'] : []),
    ...(set === 'ForAllValues' ? ['or there are no values'] : []),
  ];
  return { text: text.join(' '), known: true };
}

/** Several values: one must match; with a negated operator, none must match. */
export function valueList(values: readonly string[], negated = false): string {
  return values.map((value) => `"${shown(value)}"`).join(negated ? ' nor ' : ' or ');
}

function asWritten({ operator, key, values }: Condition): string {
  return `${operator} ${key} ${valueList(values)}`;
}
