import type { DeployedPrincipal, Deployment } from './deployment';
import type { DeployedGroup } from './group-roles';
import { resolveTemplate, type ResolvedTemplate } from './resolved-template';
import { templateIdentityPool } from './template-identity-pool';
import { templatePrincipal } from './template-principal';
import { templateResourcePolicy } from './template-resource-policy';
import type { CloudFormationTemplate, References } from './template-references';

export type TemplateDeployment = Deployment & Omit<ResolvedTemplate, 'typeOf'>;

/**
 * The deployment of a template.
 *
 * @param references the values of the template's references
 * @throws {Error} if the template has something that can grant access and is not supported: another intrinsic function,
 *   or groups and managed policies outside the template
 */
export function templateDeployment(
  json: CloudFormationTemplate,
  place: Pick<Deployment, 'account' | 'region'>,
  references: References,
): TemplateDeployment {
  const template = resolveTemplate(json, references);
  const { properties, idsOf, attribute } = template;
  const principals: Record<string, DeployedPrincipal> = {};
  return {
    ...place,
    properties,
    idsOf,
    attribute,
    roles: idsOf('AWS::IAM::Role'),
    principal: (id) => (principals[id] ??= templatePrincipal(template, id)),
    identityPool: () => templateIdentityPool(template),
    groups: () => idsOf('AWS::Cognito::UserPoolGroup').map((id) => groupOf(properties(id))),
    writableAttributes: (clientId) => {
      const clients = idsOf('AWS::Cognito::UserPoolClient');
      const client = clients.find((id) => attribute(id, 'Ref') === clientId);
      if (client === undefined) throw new Error(`The template has no app client ${clientId}.`);
      return properties(client).WriteAttributes as readonly string[] | undefined;
    },
    resourcePolicy: (arn) => templateResourcePolicy(template, place.region, arn),
  };
}

interface GroupProperties {
  readonly GroupName?: string;
  readonly Precedence?: number;
  readonly RoleArn?: string;
}

function groupOf({
  GroupName: name = '',
  Precedence: precedence,
  RoleArn: role,
}: GroupProperties): DeployedGroup {
  return { name, precedence, role };
}
