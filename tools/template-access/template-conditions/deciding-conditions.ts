import { isObject, asObject } from '../template/json-values';
import { TABLE_TYPES } from '../template/resource-arns';
import type { TemplateTree } from '../template/template-scope';
import type { Unresolved } from '../template/unresolved';
import { decidesAccess } from '../template/unresolved-resources';
import { MOST_COMBINED, MOST_COVERED } from './condition-assignments';

/** The conditions of every `Fn::If` that affects access, in the template's order; nested stacks prefix their IDs. */
export function decidingConditions(tree: TemplateTree): readonly string[] {
  return [...new Set(conditionsIn(tree, ''))];
}

function conditionsIn({ template, nested }: TemplateTree, prefix: string): readonly string[] {
  const deciding = Object.values(asObject(template.Resources)).filter(decides);
  const outputs = prefix === '' ? [] : [template.Outputs];
  return [
    ...[...deciding, ...outputs].flatMap(namesIn).map((name) => prefix + name),
    ...Object.entries(nested).flatMap(([id, inner]) => conditionsIn(inner, `${prefix}${id}.`)),
  ];
}

function decides(resource: unknown): boolean {
  const { Type: type } = asObject(resource);
  return (
    typeof type === 'string' &&
    (decidesAccess(type) || type.startsWith('AWS::RolesAnywhere::') || TABLE_TYPES.includes(type))
  );
}

/** The condition of every `Fn::If` in a value. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name: unknown = key === 'Fn::If' && Array.isArray(inner) ? inner[0] : undefined;
    return [...(typeof name === 'string' ? [name] : []), ...namesIn(inner)];
  });
}

/** Unresolved if there are too many conditions to analyze every combination. */
export function uncombinedConditions({ length }: readonly string[]): readonly Unresolved[] {
  if (length <= MOST_COMBINED) return [];
  const what =
    length > MOST_COVERED
      ? `${length} conditions affect access, more than the analysis combines; the report can be incomplete where alternatives differ`
      : `${length} conditions affect access; the report covers every combination of three, but not access that depends on more than three`;
  return [{ at: { resource: '', property: 'Conditions' }, what }];
}
