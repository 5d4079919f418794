import { withoutDynamicReferences } from './dynamic-references';
import { objectOf, ownOf, textOf, textsOf, type JsonObject } from './shapes';
import { isLiteral, literal, shown, split, unknown, type TemplateText } from './template-text';

/** What an intrinsic function of CloudFormation asks of the template that it stands in. */
export interface Arguments {
  readonly resolve: (value: unknown) => unknown;
  readonly ref: (name: string) => unknown;
  readonly attribute: (logicalId: string, name: string) => unknown;
  readonly mappings: () => JsonObject;
}

type Intrinsic = (argument: unknown, scope: Arguments) => unknown;

/** Source: CloudFormation template reference, Intrinsic functions. */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, { ref }) => ref(String(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [id = '', ...name] = textsOf(
      typeof argument === 'string' ? argument.split('.') : scope.resolve(argument),
    );
    return scope.attribute(id, name.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [delimiter, parts] = pair(argument);
    const resolved = scope.resolve(parts);
    return Array.isArray(resolved)
      ? withoutDynamicReferences(resolved.map(oneText).join(literal(textOf(delimiter) ?? '')))
      : unknown('Fn::Join of what is no list');
  },
  'Fn::Sub': (argument, scope) => {
    const [template, given] = Array.isArray(argument) ? pair(argument) : [argument, {}];
    return substituted(textOf(template) ?? '', objectOf(given), scope);
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = pair(argument);
    const resolved = scope.resolve(list);
    const position = Number(textOf(scope.resolve(index)));
    const chosen: unknown = Array.isArray(resolved) ? resolved[position] : undefined;
    return chosen ?? unknown(`item ${position} of a list`);
  },
  'Fn::Split': (argument, scope) => {
    const [delimiter, text] = pair(argument);
    return split(oneText(scope.resolve(text)), literal(textOf(delimiter) ?? ''));
  },
  'Fn::If': (argument, scope) => {
    const [, whenTrue, whenFalse] = Array.isArray(argument) ? (argument as unknown[]) : [];
    const alternatives = [scope.resolve(whenTrue), scope.resolve(whenFalse)].filter(
      (one) => one !== undefined,
    );
    return alternatives.length > 1 ? alternatives : alternatives[0];
  },
  'Fn::FindInMap': (argument, scope) => {
    const keys = textsOf(scope.resolve(argument));
    const found = keys.every(isLiteral) ? keys.reduce<unknown>(ownOf, scope.mappings()) : undefined;
    return found === undefined
      ? unknown(`Fn::FindInMap ${keys.map(shown).join('.')}`)
      : scope.resolve(found);
  },
  'Fn::ImportValue': (argument, scope) =>
    unknown(`import ${shown(textOf(scope.resolve(argument)) ?? '')}`),
};

/** A function by its name; for one without a rule here, one that gives something unknown. */
export function intrinsicOf(name: string): Intrinsic | undefined {
  if (Object.hasOwn(INTRINSICS, name)) return INTRINSICS[name];
  return /^Fn::\w+$/.test(name) ? () => unknown(name) : undefined;
}

function pair(argument: unknown): readonly [unknown, unknown] {
  return Array.isArray(argument) ? [argument[0], argument[1]] : [undefined, argument];
}

/** A text, or something unknown where there are alternatives. */
function oneText(value: unknown): TemplateText {
  const texts = textsOf(value);
  if (texts.length === 1 && texts[0] !== undefined) return texts[0];
  return unknown(texts.length === 0 ? 'what is no text' : texts.map(shown).join(' or '));
}

/** `${X}` filled in, `${!X}` as `${X}`, which is how a policy variable is written here. */
function substituted(template: string, given: JsonObject, scope: Arguments): TemplateText {
  const filledIn = template.split(/(\$\{[^}]*\})/).map((part) => {
    const [, literally, name = ''] = /^\$\{(!?)([^}]*)\}$/.exec(part) ?? [];
    if (literally === undefined) return literal(part);
    if (literally === '!') return literal(`\${${name}}`);
    if (Object.hasOwn(given, name)) return oneText(scope.resolve(given[name]));
    const [id = '', ...attribute] = name.trim().split('.');
    return oneText(
      attribute.length === 0 ? scope.ref(id) : scope.attribute(id, attribute.join('.')),
    );
  });
  return withoutDynamicReferences(filledIn.join(''));
}
