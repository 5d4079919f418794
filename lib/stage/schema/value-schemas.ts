import { z } from 'zod';
import { REGION_CODE, type Expectation, type NameForm } from '../../aws/name-patterns';

/** The message of a failed check. zod carries one string, so what was expected and the fix share it, a line each. */
export function expects(expected: string, fix: string): { error: string } {
  return { error: `${expected}\n${fix}` };
}

/** A string of one form. */
export function text(form: RegExp, expected: string, fix: string) {
  const message = expects(expected, fix);
  return z.string(message).regex(form, message);
}

/** A string of a form that others share. */
export function textOf({ form, expected, fix }: NameForm) {
  return text(form, expected, fix);
}

/** A region code. */
export const region = textOf(REGION_CODE);

/** A whole number between two bounds, both included. */
export function wholeNumber(least: number, most: number, fix: string) {
  const message = expects(`a whole number from ${least} to ${most}`, fix);
  return z.int(message).min(least, message).max(most, message);
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  const list = words.map((word) => `"${word}"`).join(', ');
  return z.enum(words, expects(`one of ${list}`, 'use one of these words, in double quotes'));
}

/** true or false, without quotes. */
export function flag() {
  return z.boolean(expects('true or false', 'write true or false, without quotes'));
}

/** An object with these keys and no others. */
export function keys<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? Object.keys(shape).join('\n')
        : `an object with the keys ${Object.keys(shape).join(', ')}\nwrite { … } with these keys`,
  });
}

/**
 * An object whose keys a person names. The names are checked by a rule, so that what stands under a wrong one is
 * checked all the same; editors check them by the JSON Schema.
 */
export function named<Value extends z.ZodType>(
  value: Value,
  { form }: NameForm,
  expected: string,
  fix: string,
) {
  return z
    .record(z.string(), value, expects(expected, fix))
    .meta({ propertyNames: { type: 'string', pattern: form.source } });
}

/** A list in which every item is there once. */
export function unique<Item extends z.ZodType>(
  list: z.ZodArray<Item>,
  { expected, fix }: Expectation,
) {
  return list.refine((items: readonly unknown[]) => new Set(items).size === items.length, {
    ...expects(expected, fix),
    params: { code: 'duplicate' },
  });
}

/** A check by a function that returns what is expected of an invalid value. */
export function validBy(errorOf: (value: string) => Expectation | undefined) {
  return ({ value, issues }: z.core.ParsePayload<string>) => {
    const error = errorOf(value);
    if (error === undefined) return;
    const { error: message } = expects(error.expected, error.fix);
    issues.push({ code: 'custom', input: value, message });
  };
}
