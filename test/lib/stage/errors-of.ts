import { validateStage } from '../../../lib/stage/validate-stage';
import type { Bounds, ValidationCode } from '../../../lib/stage/validation-error';

/** A validation error by what tests assert: its path with dots, its code and its numbers. */
export type ErrorFacts = readonly [
  path: string,
  code: ValidationCode,
  numbers?: Bounds & { readonly received?: number },
];

/** Every validation error of a stage file. */
export function errorsOf(input: unknown): ErrorFacts[] {
  const result = validateStage(input);
  const errors = result.ok ? [] : result.errors;
  return errors.map(({ path, code, received, expected, fix, min, max }) => {
    if (!received || !expected || !fix) throw new Error(`${path.join('.')}: an empty message`);
    const count = Number(received);
    const numbers = {
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(code === 'quota' && !Number.isNaN(count) && { received: count }),
    };
    const facts = [path.join('.'), code] as const;
    return Object.keys(numbers).length > 0 ? [...facts, numbers] : facts;
  });
}

/** The paths of all validation errors of a stage file, with dots. */
export function pathsOf(input: unknown): string[] {
  return errorsOf(input).map(([path]) => path);
}

/** The values that are valid in a place, and those that are not. */
export interface Values {
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
  /** Of every invalid value. @default 'invalidValue' */
  readonly code?: ValidationCode;
}

/** Asserts that exactly the invalid values give an error, and that it is about the place alone. */
export function expectValues(
  path: string,
  stageWith: (value: any) => unknown,
  { valid, invalid, code = 'invalidValue' }: Values,
): void {
  expect([valid.length, invalid.length]).not.toContain(0);
  const facts = (value: unknown) =>
    errorsOf(stageWith(value)).map(([place, ...rest]) => [place, rest[0]]);
  expect(valid.map((value) => [value, facts(value)])).toEqual(valid.map((value) => [value, []]));
  expect(invalid.map((value) => [value, facts(value)])).toEqual(
    invalid.map((value) => [value, [[path.replace('*', String(value)), code]]]),
  );
}
