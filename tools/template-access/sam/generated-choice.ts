import { asObject } from '../template/json-values';

/** A value that the template sets, or that SAM generates, or one of both by a condition. */
export interface GeneratedChoice {
  readonly value: unknown;
  /** Whether SAM generates it, and under which condition, if `Fn::If` decides. */
  readonly generated: { readonly Condition?: unknown } | undefined;
}

/** SAM generates a value that is not written, also where `Fn::If` leaves it out for one value of a condition. */
export function generatedUnlessWritten(written: unknown, generated: unknown): GeneratedChoice {
  if (written === undefined) return { value: generated, generated: {} };
  const choice: unknown = asObject(written)['Fn::If'];
  if (!Array.isArray(choice)) return { value: written, generated: undefined };
  const [condition, whenTrue, whenFalse] = choice as unknown[];
  if (isNoValue(whenTrue) && isNoValue(whenFalse)) return { value: generated, generated: {} };
  if (isNoValue(whenTrue)) {
    return {
      value: { 'Fn::If': [condition, generated, whenFalse] },
      generated: { Condition: condition },
    };
  }
  if (!isNoValue(whenFalse)) return { value: written, generated: undefined };
  const value = { 'Fn::If': [condition, whenTrue, generated] };
  return { value, generated: { Condition: `NOT${String(condition)}` } };
}

export function isNoValue(value: unknown): boolean {
  return asObject(value).Ref === 'AWS::NoValue';
}
