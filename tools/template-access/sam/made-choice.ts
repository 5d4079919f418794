import { objectOf } from '../template/json-values';

/** A value that the template sets, or that SAM makes, or one of both by a condition. */
export interface MadeChoice {
  readonly value: unknown;
  /** Whether SAM makes it, and under which condition, if `Fn::If` decides. */
  readonly made: { readonly Condition?: unknown } | undefined;
}

/** SAM makes a value that is not written, also where `Fn::If` leaves it out for one value of a condition. */
export function madeUnlessWritten(written: unknown, made: unknown): MadeChoice {
  if (written === undefined) return { value: made, made: {} };
  const choice: unknown = objectOf(written)['Fn::If'];
  if (!Array.isArray(choice)) return { value: written, made: undefined };
  const [condition, whenTrue, whenFalse] = choice as unknown[];
  if (isNoValue(whenTrue) && isNoValue(whenFalse)) return { value: made, made: {} };
  if (isNoValue(whenTrue)) {
    return { value: { 'Fn::If': [condition, made, whenFalse] }, made: { Condition: condition } };
  }
  if (!isNoValue(whenFalse)) return { value: written, made: undefined };
  const value = { 'Fn::If': [condition, whenTrue, made] };
  return { value, made: { Condition: `NOT${String(condition)}` } };
}

export function isNoValue(value: unknown): boolean {
  return objectOf(value).Ref === 'AWS::NoValue';
}
