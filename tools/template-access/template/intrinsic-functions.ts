import {
  IntrinsicList,
  isObject,
  asObject,
  ownOf,
  asText,
  asTexts,
  type JsonObject,
} from './json-values';
import {
  joined,
  isLiteral,
  literal,
  shown,
  split,
  unknown,
  unknownParts,
  type TemplateText,
} from './template-text';

/** The values that intrinsic functions read from their template. */
export interface TemplateLookups {
  readonly resolve: (value: unknown) => unknown;
  readonly ref: (name: string) => unknown;
  readonly attribute: (logicalId: string, name: string) => unknown;
  readonly mappings: () => JsonObject;
  /** Whether a condition is true; undefined if `Fn::If` returns both values. */
  readonly holds: (condition: string) => boolean | undefined;
}

type Intrinsic = (argument: unknown, scope: TemplateLookups) => unknown;

/** Source: CloudFormation template reference, Intrinsic functions. */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, { ref }) => ref(asText(name) ?? ''),
  'Fn::GetAtt': (argument, scope) => {
    const [id = '', ...name] = asTexts(
      typeof argument === 'string' ? argument.split('.') : scope.resolve(argument),
    );
    return scope.attribute(id, name.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [delimiter, parts] = pair(argument);
    const resolved = scope.resolve(parts);
    if (!Array.isArray(resolved))
      return asUnknown(resolved, 'Fn::Join of a value that is not a list');
    return joined(resolved.map(oneText), asText(delimiter) ?? '');
  },
  'Fn::Sub': (argument, scope) => {
    const [template, given] = Array.isArray(argument) ? pair(argument) : [argument, {}];
    return substituted(asText(template) ?? '', asObject(given), scope);
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = pair(argument);
    const resolved = scope.resolve(list);
    const position = Number(asText(scope.resolve(index)));
    const chosen: unknown = Array.isArray(resolved) ? resolved[position] : undefined;
    return chosen ?? unknown(`item ${position} of ${unknownIn(resolved) ?? 'a list'}`);
  },
  'Fn::Split': (argument, scope) => {
    const [delimiter, text] = pair(argument);
    return IntrinsicList.from(
      split(oneText(scope.resolve(text)), literal(asText(delimiter) ?? '')),
    );
  },
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = Array.isArray(argument) ? (argument as unknown[]) : [];
    const holds = typeof name === 'string' ? scope.holds(name) : undefined;
    if (holds !== undefined) return scope.resolve(holds ? whenTrue : whenFalse);
    const alternatives = [scope.resolve(whenTrue), scope.resolve(whenFalse)].filter(
      (one) => one !== undefined,
    );
    const isMissing = alternatives.length === 1 && isObject(alternatives[0]);
    return alternatives.length > 1 || isMissing
      ? IntrinsicList.from(alternatives)
      : alternatives[0];
  },
  'Fn::FindInMap': (argument, scope) => {
    const keys = asTexts(scope.resolve(argument));
    const found = keys.every(isLiteral) ? keys.reduce<unknown>(ownOf, scope.mappings()) : undefined;
    const texts = asTexts(found).map(scope.resolve);
    if (texts.length === 0) return unknown(`Fn::FindInMap ${keys.map(shown).join('.')}`);
    return Array.isArray(found) ? IntrinsicList.from(texts) : texts[0];
  },
  'Fn::ImportValue': (argument, scope) =>
    unknown(`import ${shown(asText(scope.resolve(argument)) ?? '')}`),
};

/** An intrinsic function by name. Other functions return an unknown value. */
export function intrinsicOf(name: string): Intrinsic | undefined {
  if (Object.hasOwn(INTRINSICS, name)) return INTRINSICS[name];
  return /^Fn::\w+$/.test(name) ? () => unknown(name) : undefined;
}

/** Whether a value is an intrinsic function. */
export function isIntrinsic(value: unknown): boolean {
  const names = isObject(value) ? Object.keys(value) : [];
  return names.length === 1 && names.every((name) => intrinsicOf(name) !== undefined);
}

function pair(argument: unknown): readonly [unknown, unknown] {
  return Array.isArray(argument) ? [argument[0], argument[1]] : [undefined, argument];
}

/** The only text; unknown if there are several. */
function oneText(value: unknown): TemplateText {
  const texts = asTexts(value);
  if (texts.length === 1 && texts[0] !== undefined) return texts[0];
  return unknown(
    texts.length === 0 ? 'a value that is not a string' : texts.map(shown).join(' or '),
  );
}

/** Describes the unknown parts of a value; undefined for none. */
function unknownIn(value: unknown): string | undefined {
  const parts = asTexts(value).flatMap(unknownParts);
  return parts.length === 0 ? undefined : parts.join(' and ');
}

function asUnknown(value: unknown, what: string): TemplateText {
  return unknown(unknownIn(value) ?? what);
}

/** `${X}` resolved, and `${!X}` as `${X}`, which escapes a policy variable. */
function substituted(template: string, given: JsonObject, scope: TemplateLookups): TemplateText {
  const parts = template.split(/(\$\{[^${}]*\})/).map((part) => {
    const [, literally, name = ''] = /^\$\{(!?)([^}]*)\}$/.exec(part) ?? [];
    if (literally === undefined) return literal(part);
    if (literally === '!') return literal(`\${${name}}`);
    if (Object.hasOwn(given, name)) return oneText(scope.resolve(given[name]));
    const [id = '', ...attribute] = name.trim().split('.');
    return oneText(
      attribute.length === 0 ? scope.ref(id) : scope.attribute(id, attribute.join('.')),
    );
  });
  return joined(parts, '');
}
