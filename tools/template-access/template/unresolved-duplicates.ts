import { asObject, ownOf, asText, type JsonObject } from './json-values';
import type { TemplateTree } from './template-scope';
import { literal } from './template-text';
import { decidesAccess } from './unresolved-resources';
import type { Unresolved } from './unresolved';

/** The keys that a template has more than once: the values before the last may be what its author means. */
export function unresolvedDuplicates(
  { template, duplicates = [] }: TemplateTree,
  prefix: string,
): readonly Unresolved[] {
  return duplicates.map(({ path, lines }) => {
    const [section = '', id = ''] = path;
    const key = literal(path.at(-1) ?? '');
    const inResource = section === 'Resources' && path.length > 1;
    const property = path.slice(inResource ? 2 : 0).map(literal);
    const at = {
      resource: inResource ? prefix + literal(id) : prefix.slice(0, -1),
      property: property.join('.'),
    };
    const what = `${key} is written ${lines.length} times, at lines ${lines.join(', ')}; only the last one is analyzed`;
    if (!decides(path, template)) return { at, what };
    return {
      at,
      what,
      hides: { who: `the first ${key}${inResource ? ` of ${at.resource}` : ''}` },
    };
  });
}

/** Whether a key is the section of resources, a resource, or in a resource that determines access. */
function decides([section, id, ...rest]: readonly string[], template: JsonObject): boolean {
  if (section !== 'Resources') return false;
  if (id === undefined || rest.length === 0) return true;
  const type = asText(asObject(ownOf(template.Resources, id)).Type) ?? '';
  return decidesAccess(type) || type.startsWith('AWS::Serverless::');
}
