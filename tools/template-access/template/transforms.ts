import { isObject, asList, asObject, ownOf, asText, type JsonObject } from './json-values';
import type { Location } from './location';
import type { Unresolved } from './unresolved';
import { decidesAccess } from './unresolved-resources';

/**
 * Changes of a template by macros at deployment: of the whole template by `Transform`, of one value by `Fn::Transform`.
 *
 * Source: CloudFormation template reference, Transforms; Fn::Transform.
 *
 * @param prefix - prefix of logical IDs in this stack
 */
export function unresolvedTransforms(template: JsonObject, prefix: string): readonly Unresolved[] {
  const stack = prefix.slice(0, -1);
  const { Transform: transform } = template;
  const ofTemplate =
    transform === undefined
      ? []
      : [
          {
            at: { resource: stack, property: 'Transform' },
            what: `output of the transform ${JSON.stringify(transform)}, which is not analyzed`,
            ...(namesMacro(transform) ? { hides: { who: 'what the transform makes' } } : {}),
          },
        ];
  const what = 'output of Fn::Transform, which is not analyzed';
  const ofFunctions = functionsIn(template, prefix).map((at) => ({
    at,
    what,
    ...(isAboutAccess(at, template, prefix) ? { hides: { who: hiddenBy(at) } } : {}),
  }));
  return [...ofTemplate, ...ofFunctions];
}

/** Transforms of AWS that add no principal, or whose principals are read one by one. */
const KNOWN_TRANSFORMS = [
  'AWS::CodeDeployBlueGreen',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::Serverless-2016-10-31',
];

/** Whether a template names a macro, which can add any resource. */
function namesMacro(transform: unknown): boolean {
  const named = asList(transform).map((one) => asText(one) ?? asText(asObject(one).Name) ?? '');
  return named.some((name) => !KNOWN_TRANSFORMS.includes(name));
}

/** Whether a value, written or resolved, contains `Fn::Transform`. */
export function hasTransform(value: unknown): boolean {
  return JSON.stringify([value]).includes('Fn::Transform');
}

/** Whether what `Fn::Transform` adds can be a principal, or a policy of one. */
function isAboutAccess(
  { resource, property }: Location,
  template: JsonObject,
  prefix: string,
): boolean {
  const id = resource.slice(prefix.length);
  if (property === 'Resources') return true;
  const type = asText(asObject(ownOf(template.Resources, id)).Type);
  return type !== undefined && decidesAccess(type);
}

function hiddenBy({ resource, property }: Location): string {
  return property === 'Resources' ? 'what Fn::Transform makes' : `${resource}, by Fn::Transform`;
}

/** The locations of `Fn::Transform`: in a resource, otherwise in the stack. */
function functionsIn(template: JsonObject, prefix: string): readonly Location[] {
  const stack = prefix.slice(0, -1);
  return Object.entries(template).flatMap(([section, written]) => {
    if (section === 'Metadata' || !hasTransform(written)) return [];
    if (section !== 'Resources' || !isObject(written)) {
      return placesIn(written, { resource: stack, property: section });
    }
    return Object.entries(written).flatMap(([id, resource]) =>
      isTransform(id)
        ? [{ resource: stack, property: section }]
        : placesIn(resource, { resource: prefix + id, property: '' }),
    );
  });
}

function placesIn(value: unknown, at: Location): readonly Location[] {
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, position) => placesIn(one, below(at, `[${position}]`)));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    isTransform(key) ? [at] : placesIn(one, below(at, at.property === '' ? key : `.${key}`)),
  );
}

function below(at: Location, part: string): Location {
  return { ...at, property: at.property + part };
}

function isTransform(key: string): boolean {
  return key === 'Fn::Transform' || key.startsWith('Fn::Transform:');
}
