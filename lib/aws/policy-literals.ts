import { Token, Tokenization } from 'aws-cdk-lib/core';
import type { NameForm } from './name-patterns';

/** What IAM interprets in a resource or a condition. Source: IAM User Guide, Resource element and Policy variables. */
const INTERPRETED = /[*?]|\$\{/;

/** A token is resolved only at deployment, so its value is not validated here; the text around it is. */
const WITHOUT_TOKENS = { mapToken: () => ' ' };
const CONCATENATED = {
  join: (left?: string, right?: string) => `${left ?? ''}${right ?? ''}`,
};

/**
 * Whether a value names one thing in a policy: a string without wildcards and policy variables. In plain JavaScript it
 * may be of any type, and a list would be several values.
 */
export function isLiteral(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const text: unknown = Tokenization.reverseString(value)
    .mapTokens(WITHOUT_TOKENS)
    .join(CONCATENATED);
  return !INTERPRETED.test(String(text));
}

/** Whether a value of a policy has a form, or is a token without wildcards and policy variables around it. */
export function isLiteralOf({ form }: NameForm, value: unknown): value is string {
  return isLiteral(value) && (Token.isUnresolved(value) || form.test(value));
}
