import type { Deployment, Principal } from './deployment';
import type { PolicyDocument } from './policy-document';
import { identityPoolOf } from './template-identity-pool';
import { principalOf } from './template-principal';
import {
  filledIn,
  type CloudFormationTemplate,
  type References,
  type TemplateResource,
} from './template-references';

/** The resources of a template. */
export interface TemplateResources {
  /** The properties of a resource, with every reference filled in. */
  readonly properties: (logicalId: string) => Readonly<Record<string, unknown>>;
  /** The logical IDs of all resources of a type. */
  readonly idsOf: (type: string) => readonly string[];
  /** What `Ref` or `Fn::GetAtt` gives for a resource. */
  readonly attribute: References['attribute'];
}

export type TemplateDeployment = Deployment & TemplateResources;

/**
 * What a template would deploy.
 *
 * @param references what the template's references stand for
 * @throws {Error} where something may give access that is not looked at here: the resource policy of a table, an
 *   intrinsic function, groups, a permissions boundary, managed policies of others
 */
export function templateDeployment(
  { Resources: resources = {} }: CloudFormationTemplate,
  place: Pick<Deployment, 'account' | 'region'>,
  references: References,
): TemplateDeployment {
  const resourceOf = (id: string): TemplateResource => {
    const resource = resources[id];
    if (!resource) throw new Error(`unknown resource ${id}`);
    return resource;
  };
  const idsOf = (type: string) =>
    Object.keys(resources).filter((id) => resourceOf(id).Type === type);
  const open = idsOf('AWS::DynamoDB::GlobalTable').find((id) =>
    JSON.stringify(resources[id]).includes('"ResourcePolicy"'),
  );
  if (open) throw new Error(`unknown resource policy of ${open}`);
  const known: Record<string, Readonly<Record<string, unknown>>> = {};
  const properties = (id: string) =>
    (known[id] ??= filledIn(resourceOf(id).Properties ?? {}, references) as (typeof known)[string]);
  const { attribute } = references;
  const template: TemplateResources = { properties, idsOf, attribute };
  const principals: Record<string, Principal> = {};
  return {
    ...place,
    ...template,
    roles: idsOf('AWS::IAM::Role'),
    principal: (id) => (principals[id] ??= principalOf(template, resourceOf(id).Type, id)),
    identityPool: () => identityPoolOf(template),
    writableAttributes: () => {
      const [client] = idsOf('AWS::Cognito::UserPoolClient');
      if (client === undefined) throw new Error('unknown app client');
      return properties(client).WriteAttributes as readonly string[] | undefined;
    },
    resourcePolicy: (arn) => {
      const key = idsOf('AWS::KMS::Key').find((id) => attribute(id, 'Arn') === arn);
      return key === undefined ? undefined : (properties(key).KeyPolicy as PolicyDocument);
    },
  };
}
