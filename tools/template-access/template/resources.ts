import { asObject, asText, type JsonObject } from './json-values';
import type { Output, Resource, ResourcesAndOutputs } from './resource';
import {
  NO_ASSIGNMENT,
  TemplateScope,
  type ConditionAssignment,
  type TemplateTree,
} from './template-scope';
import { tagsOf, withStackTags, type Tag } from './tags';
import { literal, type TemplateText } from './template-text';
import { unresolvedDuplicates } from './unresolved-duplicates';
import { unresolvedTransforms } from './transforms';
import type { Unresolved } from './unresolved';
import { unresolvedIn } from './unresolved-resources';

interface Resources extends ResourcesAndOutputs {
  readonly unresolved: readonly Unresolved[];
}

/** The resources of a template, and of nested stacks with a readable template. */
export function resourcesOf(
  tree: TemplateTree,
  assignment: ConditionAssignment = NO_ASSIGNMENT,
): Resources {
  const unconditional = new TemplateScope(tree);
  const tags = Object.entries(tree.stackTags ?? {}).map(([key, value]) => ({
    at: { resource: '', property: 'Tags' },
    key: literal(key),
    value: literal(value),
  }));
  if (assignment.size === 0) return resourcesIn(unconditional, tags);
  return resourcesIn(new TemplateScope(tree, '', undefined, assignment, unconditional), tags);
}

function resourcesIn(scope: TemplateScope, stackTags: readonly Tag[]): Resources {
  const all = Object.keys(scope.resources).map((id) => withNested(scope, id, stackTags));
  return {
    resources: all.flatMap(({ resources }) => resources),
    outputs: [...outputsOf(scope), ...all.flatMap(({ outputs }) => outputs)],
    unresolved: [
      ...unresolvedTransforms(scope.tree.template, scope.prefix),
      ...unresolvedDuplicates(scope.tree, scope.prefix),
      ...all.flatMap(({ unresolved }) => unresolved),
    ],
  };
}

/** A resource; for a nested stack also the resources in it, which get the tags of both stacks. */
function withNested(scope: TemplateScope, id: string, stackTags: readonly Tag[]): Resources {
  const written = asObject(scope.resources[id]);
  const resource = { ...resourceOf(scope, id, written), stackTags };
  const inner = scope.nested(id);
  const nestedStack = { isRead: inner !== undefined, why: ownText(scope.tree.unread, id) };
  const below = inner
    ? resourcesIn(inner, withStackTags(tagsOf(resource.id, resource.properties), stackTags))
    : { resources: [], outputs: [], unresolved: [] };
  return {
    resources: [resource, ...below.resources],
    outputs: below.outputs,
    unresolved: [...unresolvedIn(resource, written, nestedStack), ...below.unresolved],
  };
}

function ownText(texts: Readonly<Record<string, string>> = {}, key: string) {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}

function resourceOf(
  scope: TemplateScope,
  id: string,
  written: JsonObject,
): Omit<Resource, 'stackTags'> {
  // Cached, because every text of a template is compared with the ARN of every resource.
  const attributes = new Map<string, TemplateText>();
  return {
    id: scope.prefix + id,
    type: asText(written.Type) ?? '',
    isConditional: written.Condition !== undefined,
    properties: asObject(scope.resolve(written.Properties)),
    name: asText(scope.resolve({ Ref: id })) ?? '',
    attribute: (name) => {
      const known = attributes.get(name);
      if (known !== undefined) return known;
      const value = asText(scope.resolve({ 'Fn::GetAtt': [id, name] })) ?? '';
      attributes.set(name, value);
      return value;
    },
  };
}

function outputsOf(scope: TemplateScope): readonly Output[] {
  return Object.entries(asObject(scope.tree.template.Outputs)).map(([name, written]) => ({
    id: scope.prefix + name,
    at: { resource: scope.prefix.slice(0, -1), property: `Outputs.${name}` },
    value: scope.resolve(asObject(written).Value),
  }));
}
