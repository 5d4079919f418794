import { printedValue } from '../../../lib/aws/printed-value';
import type { Edit } from '../../../lib/stage/fix';
import { valueIn } from '../../../lib/stage/partial-stage';
import { validateStage } from '../../../lib/stage/validate-stage';
import type { Bounds, ValidationCode, ValidationError } from '../../../lib/stage/validation-error';
import { followEdits } from './generated/follow-edits';

/** A validation error by what tests assert: its path with dots, its code and its numbers. */
export type ErrorFacts = readonly [
  path: string,
  code: ValidationCode,
  numbers?: Bounds & { readonly received?: number },
];

/**
 * Every validation error of a stage file.
 *
 * @throws {Error} if an error is about another value than that at its path, or its edits do not resolve it
 */
export function errorsOf(input: unknown): ErrorFacts[] {
  const result = validateStage(input);
  const errors = result.ok ? [] : result.errors;
  expectEdits(input, errors);
  return errors.map(({ path, code, received, expected, fix, min, max }) => {
    if (!expected || !fix || /\bundefined\b/.test(`${expected} ${fix}`)) {
      throw new Error(`${path.join('.')}: an empty message, or a part of one`);
    }
    const value = path.reduce<unknown>(valueIn, input);
    // A default has no value in the file, and a quota is about a count.
    if (value !== undefined && code !== 'quota') {
      expect([value, path.at(-1)].map(printedValue)).toContain(received);
    }
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

/** Only the author knows the value of the others. */
const WITH_EDITS: readonly ValidationCode[] = [
  ...(['unknownKey', 'duplicate', 'unknownReference', 'conflict', 'unsupported'] as const),
];

/** Errors have edits where they can, and nothing is left after them that was not there before. */
function expectEdits(input: unknown, errors: readonly ValidationError[]): void {
  const byHand = errors.filter(({ edits = [] }) => edits.length === 0);
  expect(byHand.filter(({ code }) => WITH_EDITS.includes(code))).toEqual([]);
  if (byHand.length === errors.length) return;
  // Edits may move them to another path.
  const facts = ({ code, received }: ValidationError) => `${code} ${received}`;
  expect(byHand.map(facts)).toEqual(expect.arrayContaining(followEdits(input).left.map(facts)));
}

/** The first validation error of a stage file, for a fact that its sentences alone have. */
export function firstErrorOf(input: unknown): ValidationError {
  const result = validateStage(input);
  const [first] = result.ok ? [] : result.errors;
  if (!first) throw new Error('The stage is valid.');
  return first;
}

/** The edits of all validation errors of a stage file. */
export function editsOf(input: unknown): Edit[] {
  const result = validateStage(input);
  return result.ok ? [] : result.errors.flatMap(({ edits = [] }) => edits);
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
