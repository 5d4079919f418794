import { z } from 'zod';
import { REGION_CODE, type Expectation, type NameForm } from '../../aws/name-patterns';
import { printedNumber } from '../../aws/printed-value';
import { PLAIN_NAME, plainText } from './plain-text';

/** What a schema allows, in words. */
export interface AllowedValues {
  readonly expected: string;
  /** The form of the keys, for an object whose keys the author of the stage file names. */
  readonly names?: string;
}

/** The allowed values of each schema: the texts of its validation errors, which docs/configuration.md also prints. */
export const ALLOWED_VALUES = z.registry<AllowedValues>();

/** The message of a failed check. zod carries one string, so the allowed values and the fix take a line each. */
export function expects(expected: string, fix: string): { error: string } {
  return { error: `${expected}\n${fix}` };
}

/** A string that matches a pattern, and that neither CloudFormation nor the CDK changes. */
export function text(form: RegExp, expected: string, fix: string) {
  const message = expects(expected, fix);
  return plainText(message).regex(form, message).register(ALLOWED_VALUES, { expected });
}

/** A string that matches a pattern of `lib/aws` or of a construct. */
export function textOf({ form, expected, fix }: NameForm) {
  return text(form, expected, fix);
}

/** A Region code. */
export const region = textOf(REGION_CODE);

/** A whole number between two bounds, both included. */
export function wholeNumber(min: number, max: number, fix: string) {
  const expected = `a whole number from ${printedNumber(min)} to ${printedNumber(max)}`;
  const message = expects(expected, fix);
  return z
    .int({ ...message, abort: true })
    .min(min, message)
    .max(max, message)
    .register(ALLOWED_VALUES, { expected });
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  words: Words,
  fix = 'write one of these words in double quotes',
) {
  const expected = alternatives(words);
  return z.enum(words, expects(expected, fix)).register(ALLOWED_VALUES, { expected });
}

/** `"a", "b" or "c"` */
function alternatives(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  return [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(' or ');
}

/** true or false, without quotes. */
export function flag() {
  const expected = 'true or false';
  return z
    .boolean(expects(expected, 'write true or false, without quotes'))
    .register(ALLOWED_VALUES, { expected });
}

/** false, without quotes. */
export function onlyFalse() {
  const expected = 'false';
  return z
    .literal(false, expects(expected, 'write false without quotes, or remove the key'))
    .register(ALLOWED_VALUES, { expected });
}

/** An object with these keys and no others. */
export function keys<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const names = Object.keys(shape);
  const { error: notAnObject } = expects(
    `an object with the keys ${names.join(', ')}`,
    'write { … } with these keys',
  );
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? names.join('\n') : notAnObject),
  });
}

/** A value of any of several forms. */
export function anyOf<const Forms extends readonly z.core.SomeType[]>(
  forms: Forms,
  expected: string,
  fix: string,
) {
  const union = z.union(forms, expects(expected, fix));
  ALLOWED_VALUES.add(union, { expected });
  return union;
}

/**
 * An object whose keys the author of the stage file names. A rule checks the names, so that the value of a misnamed key
 * is validated too; editors check them with the JSON Schema.
 */
export function named<Value extends z.ZodType>(
  value: Value,
  { form, expected: names }: NameForm,
  expected: string,
  fix: string,
) {
  return z
    .record(z.string(), value, expects(expected, fix))
    .meta({ propertyNames: { type: 'string', pattern: form.source, ...PLAIN_NAME } })
    .register(ALLOWED_VALUES, { expected, names });
}

/** An object that has at least one key. */
export function notEmpty<Entries extends z.ZodType<object>>(
  entries: Entries,
  { expected, fix }: Expectation,
) {
  return entries.refine((value) => Object.keys(value).length > 0, expects(expected, fix));
}

/** The bounds of a list, and the texts of its errors. */
export interface ListOptions extends Expectation {
  /** @default 1 */
  readonly min?: number;
  /** @default - no maximum */
  readonly max?: number;
}

/** A list whose length is bounded. */
export function listOf<Item extends z.ZodType>(
  item: Item,
  { expected, fix, ...bounds }: ListOptions,
) {
  const message = expects(expected, fix);
  const { min = 1, max } = bounds;
  const list = min > 0 ? z.array(item, message).min(min, message) : z.array(item, message);
  const bounded = max === undefined ? list : list.max(max, message);
  return bounded.register(ALLOWED_VALUES, { expected });
}

/** A list that has every item once. */
export function unique<Item extends z.ZodType>(list: z.ZodArray<Item>, fix: string) {
  const { expected = '' } = ALLOWED_VALUES.get(list) ?? {};
  return list.refine((items: readonly unknown[]) => new Set(items).size === items.length, {
    ...expects(expected, fix),
    params: { code: 'duplicate' },
  });
}

/** A check by a function that returns the allowed values for an invalid value. */
export function validBy(errorOf: (value: string) => Expectation | undefined) {
  return ({ value, issues }: z.core.ParsePayload<string>) => {
    const error = errorOf(value);
    if (error === undefined) return;
    const { error: message } = expects(error.expected, error.fix);
    issues.push({ code: 'custom', input: value, message });
  };
}
