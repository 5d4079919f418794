import { TABLE_TYPES } from './arns';
import { mayAllowTables, namesManagedPolicy } from './hidden-policies';
import type { Unresolved } from './location';
import type { Resource } from './resources';

/** Types whose every property that gives access is read. */
const READ = new Set([
  ...TABLE_TYPES,
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::Group',
  'AWS::IAM::UserToGroupAddition',
  'AWS::IAM::AccessKey',
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::Cognito::IdentityPool',
  'AWS::Cognito::IdentityPoolRoleAttachment',
  'AWS::Cognito::IdentityPoolPrincipalTag',
]);

/** Whether all that a type has to do with access is read. */
export function isRead(type: string): boolean {
  return READ.has(type);
}

/** Something that looks like a policy on tables: a text that is an action, or a policy template of SAM. */
const GRANTS = /["' ]dynamodb:[A-Za-z*]|"DynamoDB\w*Policy"/i;

/** Types that are there to give access, or bring resources of their own; what they hold is somewhere else. */
const BRING_ACCESS =
  /^AWS::(SSO::(PermissionSet|Assignment)|CloudFormation::StackSet|ServiceCatalog::\w*Provisioned\w*)$|::MODULE$/;

/** Types that may do anything at all by code that is not in the template. */
const BY_CODE = /^(?!AWS::)|^AWS::CloudFormation::CustomResource$/;

/** Calls of the services that decide about data, and parts of policies, also in texts with JSON or YAML. */
const CALLS =
  /dynamodb(?!:[^"\s]*:table\/)|:policy\/|"effect\\*"|\beffect: *allow|"(@aws-sdk\/client-)?(iam|kms)\\*"/i;

/** Types for which SAM makes a role that is not in the template. Source: AWS SAM Developer Guide. */
const MADE_BY_SAM = ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'];

/** Resources of other types that seem to give access to tables, such as endpoint policies, and those with roles to come. */
export function notLookedInto(resources: readonly Resource[]): readonly Unresolved[] {
  return resources.flatMap((resource) => {
    const { id, type } = resource;
    const seems = seemsToGiveAccess(resource);
    const whats = [
      ...(seems === undefined
        ? []
        : [`${seems}, and is of the type ${type}, which is not looked into`]),
      ...(isMadeBySam(resource)
        ? ['its role, policies and connectors are made on deployment, and are not in this template']
        : []),
    ];
    return whats.map((what) => ({ at: { resource: id, property: '' }, what }));
  });
}

/** What makes a resource of a type that is not read look as if it gave access. */
export function seemsToGiveAccess({ type, properties }: Resource): string | undefined {
  if (READ.has(type)) return undefined;
  const written = JSON.stringify(properties);
  const names = GRANTS.test(written) || (BY_CODE.test(type) && CALLS.test(written));
  if (names || mayAllowTables(properties)) return 'names actions or policies on tables';
  if (namesManagedPolicy(properties)) return 'names a managed policy';
  return BRING_ACCESS.test(type) ? 'may give access to tables' : undefined;
}

/** Whether it gets a role that SAM makes, which is told of it. */
export function isMadeBySam({ type, properties }: Resource): boolean {
  if (type === 'AWS::Serverless::Connector') return true;
  return MADE_BY_SAM.includes(type) && properties.Role === undefined;
}
