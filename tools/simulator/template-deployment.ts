import type { DeployedPrincipal, Deployment } from './deployment';
import type { DeployedGroup } from './group-roles';
import type { PolicyDocument } from './policy-document';
import { resolveTemplate, type ResolvedTemplate } from './resolved-template';
import { templateIdentityPool } from './template-identity-pool';
import { templatePrincipal } from './template-principal';
import type { CloudFormationTemplate, References } from './template-references';

export type TemplateDeployment = Deployment & Omit<ResolvedTemplate, 'typeOf'>;

/**
 * The deployment of a template.
 *
 * @param references the values of the template's references
 * @throws {Error} if the template has something that can grant access and is not supported: a table's resource policy,
 *   another intrinsic function, groups, a permissions boundary, managed policies outside the template
 */
export function templateDeployment(
  json: CloudFormationTemplate,
  place: Pick<Deployment, 'account' | 'region'>,
  references: References,
): TemplateDeployment {
  const template = resolveTemplate(json, references);
  const { properties, idsOf, attribute } = template;
  assertNoTablePolicy(json, TABLE_TYPES.flatMap(idsOf));
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
    resourcePolicy: (arn) => {
      const key = idsOf('AWS::KMS::Key').find((id) => attribute(id, 'Arn') === arn);
      return key === undefined ? undefined : (properties(key).KeyPolicy as PolicyDocument);
    },
  };
}

const TABLE_TYPES = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'];

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

function assertNoTablePolicy(
  { Resources = {} }: CloudFormationTemplate,
  tables: readonly string[],
) {
  const open = tables.find((id) => JSON.stringify(Resources[id]).includes('"ResourcePolicy"'));
  if (open !== undefined) throw new Error(`The resource policy of ${open} is not supported.`);
}
