import { NO_WORLD, type ConditionAssignment } from './alternatives/condition-assignments';
import type { Location, Unresolved } from './location';
import { objectOf, textOf, type JsonObject } from './shapes';
import { TemplateScope } from './template-scope';
import { isLiteral, shown, type TemplateText } from './template-text';
import { insertions } from './transforms';
import type { TemplateTree } from './template-tree';

/** A resource with its references resolved. */
export interface Resource {
  /** Its logical ID; in a nested stack that of the stack and a dot before it. */
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** What `Ref` gives. */
  readonly name: TemplateText;
  /** What `Fn::GetAtt` gives for an attribute. */
  readonly attribute: (name: string) => TemplateText;
}

/** An output with its references resolved. */
export interface Output {
  /** Its name; in a nested stack the stack's logical ID and a dot before it. */
  readonly id: string;
  readonly at: Location;
  readonly value: unknown;
}

export interface Resources {
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
  readonly unresolved: readonly Unresolved[];
}

/** The resources of a template, and of those nested stacks whose templates could be read. */
export function resourcesOf(tree: TemplateTree, world: ConditionAssignment = NO_WORLD): Resources {
  const timeless = new TemplateScope(tree);
  if (world.size === 0) return resourcesIn(timeless);
  return resourcesIn(new TemplateScope(tree, '', undefined, world, timeless));
}

function resourcesIn(scope: TemplateScope): Resources {
  const entries = Object.entries(scope.resources).map(([id, written]) => [id, objectOf(written)]);
  const all = (entries as [string, JsonObject][]).map(([id, written]): Resources => {
    const resource = resourceOf(scope, id, written);
    const inner = scope.nested(id);
    const below = inner ? resourcesIn(inner) : { resources: [], outputs: [], unresolved: [] };
    return {
      resources: [resource, ...below.resources],
      outputs: below.outputs,
      unresolved: [...openIn(resource, written, inner !== undefined), ...below.unresolved],
    };
  });
  return {
    resources: all.flatMap(({ resources }) => resources),
    outputs: [...outputsOf(scope), ...all.flatMap(({ outputs }) => outputs)],
    unresolved: [
      ...transforms(scope),
      ...insertions(scope.tree.template, scope.prefix),
      ...all.flatMap(({ unresolved }) => unresolved),
    ],
  };
}

function resourceOf(scope: TemplateScope, id: string, written: JsonObject): Resource {
  // Found once, because every text of a template may be asked for every resource that it names.
  const attributes = new Map<string, TemplateText>();
  return {
    id: scope.prefix + id,
    type: textOf(written.Type) ?? '',
    properties: objectOf(scope.resolve(written.Properties)),
    name: textOf(scope.resolve({ Ref: id })) ?? '',
    attribute: (name) => {
      const known = attributes.get(name);
      if (known !== undefined) return known;
      const found = textOf(scope.resolve({ 'Fn::GetAtt': [id, name] })) ?? '';
      attributes.set(name, found);
      return found;
    },
  };
}

function outputsOf(scope: TemplateScope): readonly Output[] {
  return Object.entries(objectOf(scope.tree.template.Outputs)).map(([name, written]) => ({
    id: scope.prefix + name,
    at: { resource: scope.prefix.slice(0, -1), property: `Outputs.${name}` },
    value: scope.resolve(objectOf(written).Value),
  }));
}

/** Types in which alternatives decide who may do what. */
const DECIDES = /^(AWS::(IAM|Cognito|DynamoDB|KMS)::|AWS::CloudFormation::Stack$)/;

function openIn(
  { id, type, properties }: Resource,
  written: JsonObject,
  lookedInto: boolean,
): Unresolved[] {
  const at: Location = { resource: id, property: '' };
  const { Condition: condition } = written;
  const open = [
    ...(id.includes('Fn::ForEach') ? ['resources made by Fn::ForEach are not looked into'] : []),
    ...(type === 'AWS::CloudFormation::Stack' && !lookedInto ? [nestedElsewhere(properties)] : []),
    ...(DECIDES.test(type) && typeof condition === 'string'
      ? [`made only where the condition ${condition} holds; shown as if it did`]
      : []),
    ...(DECIDES.test(type) && JSON.stringify(written).includes('"Fn::If"')
      ? ['depends on a condition of the template; both alternatives are shown']
      : []),
  ];
  return open.map((what) => ({ at, what }));
}

function nestedElsewhere({ TemplateURL: url }: JsonObject): string {
  const isLiteralUrl = typeof url === 'string' && isLiteral(url) && url.startsWith('https://');
  return isLiteralUrl
    ? `a nested stack from the URL ${shown(url)}, not looked into`
    : 'a nested stack whose template is not beside this one, not looked into';
}

/** Source: CloudFormation template reference, Transforms. */
function transforms({ tree, prefix }: TemplateScope): Unresolved[] {
  const { Transform: transform } = tree.template;
  if (transform === undefined) return [];
  return [
    {
      at: { resource: prefix.slice(0, -1), property: 'Transform' },
      what: `the template is rewritten on deployment by ${JSON.stringify(transform)}; what that adds is not looked into`,
    },
  ];
}
