import {
  IntrinsicList,
  isObject,
  asList,
  asObject,
  asTexts,
  type JsonObject,
} from '../template/json-values';
import { literal, shown } from '../template/template-text';
import type { PolicyStatement } from './policy-statement';

const ELEMENTS = new Set(
  'Sid Effect Action NotAction Resource NotResource Principal NotPrincipal Condition'.split(' '),
);

/** The errors for which IAM rejects a statement. Source: IAM User Guide, Grammar of the IAM JSON policy language. */
export function statementErrors(written: JsonObject): readonly string[] {
  const { Effect, Condition } = written;
  const missing = (key: string) => asTexts(written[key] ?? written[`Not${key}`]).length === 0;
  const hasPrincipal = 'Principal' in written || 'NotPrincipal' in written;
  return [
    ...Object.keys(written)
      .filter((key) => !ELEMENTS.has(key))
      .map((key) => `unknown element ${literal(key)}`),
    ...(effectsOf(Effect).length === 0 ? [`Effect ${excerpt(Effect)}`] : []),
    ...['Action', 'Resource', 'Principal']
      .filter((key) => key in written && `Not${key}` in written)
      .map((key) => `both ${key} and Not${key}`),
    ...['Action', 'NotAction', 'Resource', 'NotResource']
      .filter((key) => key in written && !isTexts(written[key]))
      .map((key) => `${key} ${excerpt(written[key])}`),
    ...(missing('Action') ? ['no actions'] : []),
    ...(!hasPrincipal && missing('Resource') ? ['no resources'] : []),
    ...(isCondition(Condition) ? [] : [`Condition ${excerpt(Condition)}`]),
  ];
}

/** One effect, or both for `Fn::If`; none for an invalid value. */
export function effectsOf(written: unknown): readonly PolicyStatement['effect'][] {
  const all: readonly unknown[] = written instanceof IntrinsicList ? written : [written];
  const effects = all.filter((one) => one === 'Allow' || one === 'Deny');
  return effects.length === all.length ? effects : [];
}

/** A string, a list of strings, or alternatives of `Fn::If`. Nested lists are invalid. */
function isTexts(written: unknown): boolean {
  const isText = (one: unknown) => ['string', 'number', 'boolean'].includes(typeof one);
  if (written instanceof IntrinsicList) return written.every(isTexts);
  if (!Array.isArray(written)) return isText(written);
  return written.every((one) => isText(one) || (one instanceof IntrinsicList && isTexts(one)));
}

/** Undefined, or operators with keys and values, or alternatives of `Fn::If`. */
function isCondition(written: unknown): boolean {
  return asList(written).every(
    (block) =>
      isObject(block) &&
      Object.values(block).every(
        (keys) =>
          (isObject(keys) || keys instanceof IntrinsicList) &&
          Object.values(asObject(keys)).every(isValues),
      ),
  );
}

/** Strings, or an empty list, which matches no request. */
function isValues(written: unknown): boolean {
  return Array.isArray(written) || asTexts(written).length > 0;
}

const MAX_EXCERPT = 80;

/** A value for a message, truncated. */
export function excerpt(value: unknown): string {
  const text = value === undefined ? 'none' : shown(JSON.stringify(value));
  return text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT)}…` : text;
}
