import type { DeployedPrincipal } from './deployment';
import type { PolicyDocument } from './policy-document';
import type { ResolvedTemplate } from './resolved-template';

interface PrincipalProperties {
  readonly AssumeRolePolicyDocument?: PolicyDocument;
  readonly MaxSessionDuration?: number;
  readonly ManagedPolicyArns?: readonly string[];
  readonly Policies?: readonly { readonly PolicyDocument: PolicyDocument }[];
  readonly PermissionsBoundary?: string;
  readonly Groups?: readonly string[];
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** In seconds. Source: CloudFormation, AWS::IAM::Role. */
const DEFAULT_MAX_SESSION = 3_600;

/**
 * A role or user of a template, with all of its policies.
 *
 * @throws {Error} if it has groups, or a managed policy that the template does not define
 */
export function templatePrincipal(template: ResolvedTemplate, id: string): DeployedPrincipal {
  const properties: PrincipalProperties = template.properties(id);
  const { AssumeRolePolicyDocument: trust, MaxSessionDuration, Tags = [] } = properties;
  const { PermissionsBoundary: permissionsBoundary } = properties;
  return {
    arn: template.attribute(id, 'Arn'),
    trust,
    policies: policiesOf(template, id, properties),
    tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
    maxSessionDuration:
      template.typeOf(id) === 'AWS::IAM::Role'
        ? (MaxSessionDuration ?? DEFAULT_MAX_SESSION)
        : undefined,
    permissionsBoundary,
  };
}

function policiesOf(
  template: ResolvedTemplate,
  id: string,
  { ManagedPolicyArns = [], Policies = [], Groups }: PrincipalProperties,
): readonly PolicyDocument[] {
  const name = template.attribute(id, 'Ref');
  if (Groups || isAddedToGroup(template, name)) {
    throw new Error(`The groups of ${id} are not supported.`);
  }
  const managed = template.idsOf('AWS::IAM::ManagedPolicy');
  const arns = managed.map((policy) => template.attribute(policy, 'Ref'));
  const unknown = ManagedPolicyArns.filter((arn) => !arns.includes(arn));
  if (unknown.length > 0) {
    throw new Error(
      `The template does not define these managed policies of ${id}: ${String(unknown)}`,
    );
  }
  const isOnIt = (policy: string) => namesPrincipal(template.properties(policy), name);
  const attached = managed.filter(
    (policy, position) => ManagedPolicyArns.includes(arns[position] ?? '') || isOnIt(policy),
  );
  const separate = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy']
    .flatMap((type) => template.idsOf(type))
    .filter(isOnIt);
  const documents = [...attached, ...separate].map(
    (policy) => template.properties(policy).PolicyDocument as PolicyDocument,
  );
  return [...documents, ...Policies.map((inline) => inline.PolicyDocument)];
}

function isAddedToGroup({ idsOf, properties }: ResolvedTemplate, name: string): boolean {
  const additions: { readonly Users?: readonly string[] }[] = idsOf(
    'AWS::IAM::UserToGroupAddition',
  ).map(properties);
  return additions.some(({ Users = [] }) => Users.includes(name));
}

interface PolicyProperties {
  readonly Roles?: readonly string[];
  readonly Users?: readonly string[];
  readonly RoleName?: string;
  readonly UserName?: string;
}

function namesPrincipal(policy: PolicyProperties, name: string): boolean {
  const { Roles = [], Users = [], RoleName, UserName } = policy;
  return [RoleName, UserName, ...Roles, ...Users].includes(name);
}
