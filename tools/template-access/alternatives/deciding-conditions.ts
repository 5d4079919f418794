import type { Unresolved } from '../location';
import { TABLE_TYPES } from '../arns';
import { isObject, objectOf } from '../shapes';
import type { TemplateTree } from '../template-tree';
import { COMBINED, FOLLOWED } from './condition-assignments';

/** Types in which alternatives decide who may do what; nested stacks by what they give for parameters. */
const DECIDES = /^AWS::(IAM|Cognito|DynamoDB|KMS|RolesAnywhere)::|^AWS::CloudFormation::Stack$/;

/** The conditions by which `Fn::If` decides who may do what, as they are first named; of nested stacks with their IDs. */
export function decidingConditions(tree: TemplateTree): readonly string[] {
  return [...new Set(conditionsIn(tree, ''))];
}

function conditionsIn({ template, nested }: TemplateTree, prefix: string): readonly string[] {
  const deciding = Object.values(objectOf(template.Resources)).filter(decides);
  const outputs = prefix === '' ? [] : [template.Outputs];
  return [
    ...[...deciding, ...outputs].flatMap(named).map((name) => prefix + name),
    ...Object.entries(nested).flatMap(([id, inner]) => conditionsIn(inner, `${prefix}${id}.`)),
  ];
}

function decides(resource: unknown): boolean {
  const { Type: type } = objectOf(resource);
  return typeof type === 'string' && (DECIDES.test(type) || TABLE_TYPES.includes(type));
}

/** The names in every `Fn::If` of a value. */
function named(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(named);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name: unknown = key === 'Fn::If' && Array.isArray(inner) ? inner[0] : undefined;
    return [...(typeof name === 'string' ? [name] : []), ...named(inner)];
  });
}

/** Where there are too many conditions to follow each combination. */
export function notCombined({ length }: readonly string[]): readonly Unresolved[] {
  if (length <= COMBINED) return [];
  const what =
    length > FOLLOWED
      ? `more conditions than are followed (${length}); where alternatives differ the report may be incomplete`
      : `${length} conditions decide who may do what; any three are followed together, and what more than three decide together may be missing`;
  return [{ at: { resource: '', property: 'Conditions' }, what }];
}
