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

/** Something that looks like a policy on tables: an action, or a policy template of SAM. */
const GRANTS = /\bdynamodb:[A-Za-z*]|"DynamoDB\w*Policy"/i;

/** Resources of other types that seem to give access to tables, such as endpoint policies and permission sets. */
export function notLookedInto(resources: readonly Resource[]): readonly Unresolved[] {
  return resources
    .filter(({ type, properties }) => !READ.has(type) && GRANTS.test(JSON.stringify(properties)))
    .map(({ id, type }) => ({
      at: { resource: id, property: '' },
      what: `names actions or policies on tables, and is of the type ${type}, which is not looked into`,
    }));
}
