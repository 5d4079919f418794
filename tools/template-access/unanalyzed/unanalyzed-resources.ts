import { POLICY_TYPES, PRINCIPAL_TYPES } from '../policies/iam-resource-types';
import { KEY_TYPES } from '../tables/encryption-keys';
import type { Resource } from '../template/resource';
import { TABLE_TYPES } from '../template/resource-arns';
import type { Unresolved } from '../template/unresolved';
import {
  hasUnparsedStatement,
  mayAllowTableActions,
  namesManagedPolicy,
} from './embedded-policies';

/** The resource types whose access-granting properties are all analyzed. */
const ANALYZED = new Set([
  ...TABLE_TYPES,
  ...KEY_TYPES,
  ...Object.values(PRINCIPAL_TYPES),
  ...POLICY_TYPES,
  'AWS::IAM::UserToGroupAddition',
  'AWS::IAM::AccessKey',
  'AWS::Cognito::IdentityPool',
  'AWS::Cognito::IdentityPoolRoleAttachment',
  'AWS::Cognito::IdentityPoolPrincipalTag',
]);

export function isAnalyzed(type: string): boolean {
  return ANALYZED.has(type);
}

/** An action on tables in a string. */
const TABLE_PERMISSION = /["' ]dynamodb:[A-Za-z*]/i;

/** Types that grant access, or create resources, defined outside the template. */
const GIVES_ACCESS =
  /^AWS::(SSO::(PermissionSet|Assignment)|CloudFormation::StackSet|ServiceCatalog::\w*Provisioned\w*)$|::MODULE$/;

/** Types with code outside the template, which can do anything. */
const CUSTOM_RESOURCE = /^(?!AWS::)|^AWS::CloudFormation::CustomResource$/;

/**
 * API calls to DynamoDB, IAM and KMS in the JSON or YAML of a custom resource. `dynamodb` is a word of its own: a bucket or a
 * path can have it in its name.
 */
const API_CALL =
  /(?<![\w./-])dynamodb(streams)?(?![\w/-]|\.[\w-]+\.|:[^"\s]*:table\/)|client-dynamodb|dynamodb(client|document)|\/\/dynamodb\.|:policy\/|"(@aws-sdk\/client-)?(iam|kms)\\*"/i;

/** Resources of other types that seem to grant access to tables. */
export function unanalyzedResources(resources: readonly Resource[]): readonly Unresolved[] {
  return resources.flatMap((resource) => {
    const { id, type } = resource;
    const access = seemsToGiveAccess(resource);
    if (access === undefined) return [];
    const what = `${access}; resources of type ${type} are not analyzed`;
    return [{ at: { resource: id, property: '' }, what, hides: { who: `${id} (${type})` } }];
  });
}

/** Why a resource of a type that is not analyzed seems to grant access; undefined if it does not. */
export function seemsToGiveAccess({ type, properties }: Resource): string | undefined {
  if (isAnalyzed(type)) return undefined;
  const written = JSON.stringify(properties);
  const names =
    TABLE_PERMISSION.test(written) ||
    (CUSTOM_RESOURCE.test(type) && (API_CALL.test(written) || hasUnparsedStatement(properties)));
  if (names || mayAllowTableActions(properties)) return 'contains actions or policies on tables';
  if (namesManagedPolicy(properties)) return 'names a managed policy';
  return GIVES_ACCESS.test(type) ? 'can grant access to tables' : undefined;
}
