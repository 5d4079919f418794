import { z } from 'zod';

/**
 * What CloudFormation or the CDK replaces inside a string: `${…}` of Fn::Sub and of string tokens, dynamic references,
 * list tokens and number tokens. Sources: CloudFormation User Guide, Fn::Sub and Dynamic references; CDK Developer
 * Guide, Tokens.
 */
const REPLACED = String.raw`\$\{|\{\{resolve:|#\{Token\[|-1\.\d{10,16}e\+289`;

/** Control characters and halves of a character, as escapes, which every editor knows. */
const UNPRINTABLE = String.raw`[\u0000-\u001f\u007f-\u009f\ud800-\udfff]`;

/** What no string of a stage file contains: the definitions of the JSON Schema to which each string refers. */
export const FORBIDDEN_TEXT = {
  replacedText: { pattern: REPLACED },
  replacedOrUnprintableText: { pattern: `${UNPRINTABLE}|${REPLACED}` },
} as const;

/** The keyword of a JSON Schema that refers to a definition. */
const reference = (forbidden: keyof typeof FORBIDDEN_TEXT) =>
  ({ not: { $ref: `#/definitions/${forbidden}` } }) as const;

const expression = (forbidden: keyof typeof FORBIDDEN_TEXT) =>
  new RegExp(FORBIDDEN_TEXT[forbidden].pattern, 'u');

/** The JSON Schema of names in plain text. */
export const PLAIN_NAME = reference('replacedOrUnprintableText');

const FORBIDDEN_IN_NAMES = expression('replacedOrUnprintableText');

/** Whether a name reaches a template as it is. */
export function isPlainName(name: string): boolean {
  return !FORBIDDEN_IN_NAMES.test(name);
}

const EXPECTED = 'text without "${", "{{resolve:" and CDK tokens, which would be replaced';

/** A string that reaches a template as it is: nothing in it is replaced, and it has no control characters. */
export function plainText(message: { readonly error: string }) {
  return without(
    'replacedOrUnprintableText',
    z.string(message),
    `${EXPECTED}, and without control characters and lone surrogates`,
  );
}

/** The same with control characters, such as line breaks. */
export function plainLines(message: { readonly error: string }) {
  return without('replacedText', z.string(message), EXPECTED);
}

/** Further checks of a string with such text are skipped, because one error is enough. */
function without(forbidden: keyof typeof FORBIDDEN_TEXT, schema: z.ZodString, expected: string) {
  const found = expression(forbidden);
  return schema
    .refine((value) => !found.test(value), {
      error: `${expected}\nremove these characters`,
      abort: true,
    })
    .meta(reference(forbidden));
}
