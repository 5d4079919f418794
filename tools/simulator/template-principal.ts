import { IAM_DEFAULT_SESSION } from '../../lib/aws/session-limits';
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

/**
 * A role or user of a template, with all of its policies and those of its groups.
 *
 * @throws {Error} if the template does not define one of its groups or managed policies
 */
export function templatePrincipal(template: ResolvedTemplate, id: string): DeployedPrincipal {
  const properties: PrincipalProperties = template.properties(id);
  const { AssumeRolePolicyDocument: trust, MaxSessionDuration, Tags = [] } = properties;
  const { PermissionsBoundary: permissionsBoundary } = properties;
  return {
    arn: template.attribute(id, 'Arn'),
    trust,
    policies: [id, ...groupsOf(template, id)].flatMap((one) => policiesOf(template, one)),
    tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
    maxSessionDuration:
      template.typeOf(id) === 'AWS::IAM::Role'
        ? (MaxSessionDuration ?? IAM_DEFAULT_SESSION)
        : undefined,
    permissionsBoundary,
    boundaryPolicy: managedPolicy(template, permissionsBoundary),
  };
}

/** The IAM groups of a user. */
function groupsOf(template: ResolvedTemplate, user: string): readonly string[] {
  const { Groups = [] }: PrincipalProperties = template.properties(user);
  const name = template.attribute(user, 'Ref');
  const additions: { readonly GroupName?: string; readonly Users?: readonly string[] }[] = template
    .idsOf('AWS::IAM::UserToGroupAddition')
    .map(template.properties);
  const added = additions.filter(({ Users = [] }) => Users.includes(name));
  const named = [...Groups, ...added.flatMap(({ GroupName }) => GroupName ?? [])];
  const groups = template.idsOf('AWS::IAM::Group');
  const names = groups.map((group) => template.attribute(group, 'Ref'));
  const unknown = named.filter((one) => !names.includes(one));
  if (unknown.length > 0) {
    throw new Error(`The template does not define these groups of ${user}: ${String(unknown)}`);
  }
  return groups.filter((_group, position) => named.includes(names[position] ?? ''));
}

/** The policies that a role, user or group has itself. */
function policiesOf(template: ResolvedTemplate, id: string): readonly PolicyDocument[] {
  const { ManagedPolicyArns = [], Policies = [] }: PrincipalProperties = template.properties(id);
  const name = template.attribute(id, 'Ref');
  const managed = template.idsOf('AWS::IAM::ManagedPolicy');
  const arns = managed.map((policy) => template.attribute(policy, 'Ref'));
  const unknown = ManagedPolicyArns.filter((arn) => !arns.includes(arn));
  if (unknown.length > 0) {
    throw new Error(
      `The template does not define these managed policies of ${id}: ${String(unknown)}`,
    );
  }
  const kind = template.typeOf(id);
  const isOnIt = (policy: string) => namesPrincipal(template.properties(policy), kind, name);
  const attached = managed.filter(
    (policy, position) => ManagedPolicyArns.includes(arns[position] ?? '') || isOnIt(policy),
  );
  const separate = ['Policy', 'RolePolicy', 'UserPolicy', 'GroupPolicy']
    .flatMap((type) => template.idsOf(`AWS::IAM::${type}`))
    .filter(isOnIt);
  const documents = [...attached, ...separate].map(
    (policy) => template.properties(policy).PolicyDocument as PolicyDocument,
  );
  return [...documents, ...Policies.map((inline) => inline.PolicyDocument)];
}

/** The document of a managed policy of the template; undefined for any other policy. */
function managedPolicy(
  template: ResolvedTemplate,
  arn: string | undefined,
): PolicyDocument | undefined {
  const id = template
    .idsOf('AWS::IAM::ManagedPolicy')
    .find((policy) => template.attribute(policy, 'Ref') === arn);
  return id === undefined ? undefined : (template.properties(id).PolicyDocument as PolicyDocument);
}

interface PolicyProperties {
  readonly Roles?: readonly string[];
  readonly Users?: readonly string[];
  readonly Groups?: readonly string[];
  readonly RoleName?: string;
  readonly UserName?: string;
  readonly GroupName?: string;
}

/** Whether a policy names a principal of a type; a role and a user can have the same name. */
function namesPrincipal(policy: PolicyProperties, type: string, name: string): boolean {
  const named: Readonly<Record<string, readonly (string | undefined)[]>> = {
    'AWS::IAM::Role': [policy.RoleName, ...(policy.Roles ?? [])],
    'AWS::IAM::User': [policy.UserName, ...(policy.Users ?? [])],
    'AWS::IAM::Group': [policy.GroupName, ...(policy.Groups ?? [])],
  };
  return named[type]?.includes(name) === true;
}
