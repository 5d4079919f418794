import { z } from 'zod';

/** What a failed check tells: zod carries one string, so what was expected and the fix share it, a line each. */
export function expects(expected: string, fix: string): { error: string } {
  return { error: `${expected}\n${fix}` };
}

/** A string of one form. */
export function text(form: RegExp, expected: string, fix: string) {
  const told = expects(expected, fix);
  return z.string(told).regex(form, told);
}

/** A whole number between two bounds, both included. */
export function wholeNumber(least: number, most: number, fix: string) {
  const told = expects(`a whole number from ${least} to ${most}`, fix);
  return z.int(told).min(least, told).max(most, told);
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

/** Whether a list names everything once. */
export function isSet(list: readonly unknown[]): boolean {
  return new Set(list).size === list.length;
}
