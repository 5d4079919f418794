import {
  resolveReferences,
  type CloudFormationTemplate,
  type References,
  type TemplateResource,
} from './template-references';

/** The resources of a template, with all references resolved. */
export interface ResolvedTemplate {
  /** The type of a resource, such as `AWS::IAM::Role`. */
  readonly typeOf: (logicalId: string) => string;
  readonly properties: (logicalId: string) => Readonly<Record<string, unknown>>;
  /** The logical IDs of all resources of a type. */
  readonly idsOf: (type: string) => readonly string[];
  /** What `Ref` or `Fn::GetAtt` returns for a resource. */
  readonly attribute: References['attribute'];
}

/** Resolves a template. A resource's references are resolved when its properties are first read. */
export function resolveTemplate(
  { Resources: resources = {} }: CloudFormationTemplate,
  references: References,
): ResolvedTemplate {
  const resource = (id: string): TemplateResource => {
    const found = resources[id];
    if (!found) throw new Error(`Unknown resource ${id}.`);
    return found;
  };
  const resolved: Record<string, Readonly<Record<string, unknown>>> = {};
  return {
    typeOf: (id) => resource(id).Type,
    properties: (id) =>
      (resolved[id] ??= resolveReferences(
        resource(id).Properties ?? {},
        references,
      ) as (typeof resolved)[string]),
    idsOf: (type) => Object.keys(resources).filter((id) => resource(id).Type === type),
    attribute: references.attribute,
  };
}
