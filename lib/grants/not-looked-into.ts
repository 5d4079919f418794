import { TABLE_TYPES } from './arns';
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

/** Something that looks like a policy on tables: a text that is an action, or a policy template of SAM. */
const GRANTS = /"dynamodb:[A-Za-z*]|"DynamoDB\w*Policy"/i;

/** Types for which SAM makes a role that is not in the template. Source: AWS SAM Developer Guide. */
const MADE_BY_SAM = ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'];

/** Resources of other types that seem to give access to tables, such as endpoint policies, and those with roles to come. */
export function notLookedInto(resources: readonly Resource[]): readonly Unresolved[] {
  return resources.flatMap((resource) => {
    const { id, type, properties } = resource;
    const seems = !READ.has(type) && GRANTS.test(JSON.stringify(properties));
    const whats = [
      ...(seems
        ? [
            `names actions or policies on tables, and is of the type ${type}, which is not looked into`,
          ]
        : []),
      ...(isMadeBySam(resource)
        ? ['its role, policies and connectors are made on deployment, and are not in this template']
        : []),
    ];
    return whats.map((what) => ({ at: { resource: id, property: '' }, what }));
  });
}

function isMadeBySam({ type, properties }: Resource): boolean {
  if (type === 'AWS::Serverless::Connector') return true;
  return MADE_BY_SAM.includes(type) && properties.Role === undefined;
}
