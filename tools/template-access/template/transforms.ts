import { isObject, type JsonObject } from './json-values';
import type { Location } from './location';
import type { Unresolved } from './unresolved';

/**
 * What macros add to a template at deployment: to all of it by `Transform`, at one place by `Fn::Transform`.
 *
 * Source: CloudFormation template reference, Transforms; Fn::Transform.
 *
 * @param prefix of logical IDs in this stack
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
            what: `the template is rewritten on deployment by ${JSON.stringify(transform)}; what that adds is not looked into`,
          },
        ];
  const what = 'what Fn::Transform puts in here on deployment, which is not looked into';
  return [...ofTemplate, ...functionsIn(template, prefix).map((at) => ({ at, what }))];
}

/** Whether `Fn::Transform` stands in a value, written or resolved. */
export function hasTransform(value: unknown): boolean {
  return JSON.stringify([value]).includes('Fn::Transform');
}

/** The places of `Fn::Transform`: below a resource those of the resource, else those of the stack. */
function functionsIn(template: JsonObject, prefix: string): readonly Location[] {
  const stack = prefix.slice(0, -1);
  return Object.entries(template).flatMap(([section, written]) => {
    if (section === 'Metadata') return [];
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
