import { GivenList, isObject, listOf, objectOf, textsOf, type JsonObject } from './shapes';
import type { PolicyStatement } from './statement';
import { literal, shown } from './template-text';

const KNOWN = new Set(
  'Sid Effect Action NotAction Resource NotResource Principal NotPrincipal Condition'.split(' '),
);

/** Source: IAM User Guide, Grammar of the IAM JSON policy language. */
export function faultsOf(written: JsonObject): readonly string[] {
  const { Effect, Condition } = written;
  const missing = (key: string) => textsOf(written[key] ?? written[`Not${key}`]).length === 0;
  const names = 'Principal' in written || 'NotPrincipal' in written;
  return [
    ...Object.keys(written)
      .filter((key) => !KNOWN.has(key))
      .map((key) => `the key ${literal(key)}`),
    ...(effectsOf(Effect).length === 0 ? [`Effect ${told(Effect)}`] : []),
    ...['Action', 'Resource', 'Principal']
      .filter((key) => key in written && `Not${key}` in written)
      .map((key) => `${key} and Not${key}`),
    ...['Action', 'NotAction', 'Resource', 'NotResource']
      .filter((key) => key in written && !isTexts(written[key]))
      .map((key) => `${key} ${told(written[key])}`),
    ...(missing('Action') ? ['no actions'] : []),
    ...(!names && missing('Resource') ? ['no resources'] : []),
    ...(isCondition(Condition) ? [] : [`Condition ${told(Condition)}`]),
  ];
}

/** One, or both where `Fn::If` chooses; none where there is another than these. */
export function effectsOf(written: unknown): readonly PolicyStatement['effect'][] {
  const all: readonly unknown[] = written instanceof GivenList ? written : [written];
  const effects = all.filter((one) => one === 'Allow' || one === 'Deny');
  return effects.length === all.length ? effects : [];
}

/** A text, a list of texts, or what `Fn::If` chooses from; a list in a list is no policy. */
function isTexts(written: unknown): boolean {
  const isText = (one: unknown) => ['string', 'number', 'boolean'].includes(typeof one);
  if (written instanceof GivenList) return written.every(isTexts);
  if (!Array.isArray(written)) return isText(written);
  return written.every((one) => isText(one) || (one instanceof GivenList && isTexts(one)));
}

/** Nothing, or operators with keys with values; or several, where `Fn::If` chooses. */
function isCondition(written: unknown): boolean {
  return listOf(written).every(
    (block) =>
      isObject(block) &&
      Object.values(block).every(
        (keys) =>
          (isObject(keys) || keys instanceof GivenList) &&
          Object.values(objectOf(keys)).every(isValues),
      ),
  );
}

/** Texts, or a list of none, which no request fits. */
function isValues(written: unknown): boolean {
  return Array.isArray(written) || textsOf(written).length > 0;
}

/** Whether `Fn::If` chooses among conditions, and not only among values. */
export function isChosen(condition: unknown): boolean {
  return (
    condition instanceof GivenList ||
    Object.values(objectOf(condition)).some((keys) => keys instanceof GivenList)
  );
}

const LONGEST = 80;

/** A value in a message, shortened. */
export function told(value: unknown): string {
  const text = value === undefined ? 'none' : shown(JSON.stringify(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
