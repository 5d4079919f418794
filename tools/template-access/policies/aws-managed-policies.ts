import { split, unknownParts, type TemplateText } from '../template/template-text';

/**
 * AWS managed policies that read, write and delete every table of the account.
 *
 * Not here and not in READ_ACCESS: policies of service-linked and service roles, and AdministratorAccess-Amplify and
 * AWSMcpServiceActionsFullAccess, which only allow calls through other services.
 *
 * Source: AWS Managed Policy Reference Guide.
 */
export const FULL_ACCESS: readonly string[] = [
  'AdministratorAccess',
  'AmazonDynamoDBFullAccess',
  'AmazonDynamoDBFullAccess_v2',
  'AmazonDynamoDBFullAccesswithDataPipeline',
  'AmazonEC2RoleforDataPipelineRole',
  'AmazonElasticMapReduceforEC2Role',
  'AWSElasticBeanstalkFullAccess',
  'AWSLambdaFullAccess',
  'DatabaseAdministrator',
  'DataScientist',
  'PowerUserAccess',
];

/** AWS managed policies that read the items of every table of the account. */
export const READ_ACCESS: readonly string[] = [
  'AmazonDynamoDBReadOnlyAccess',
  'AWSLambdaReadOnlyAccess',
  'ReadOnlyAccess',
  'SageMakerStudioAdminIAMDefaultExecutionPolicy',
  'SageMakerStudioAdminIAMPermissiveExecutionPolicy',
  'SageMakerStudioUserIAMDefaultExecutionPolicy',
  'SageMakerStudioUserIAMPermissiveExecutionPolicy',
];

/** AWS managed policies without access to tables and KMS keys that are common on roles that run code. */
const NO_TABLE_ACCESS = new Set([
  'policy/service-role/AWSAppSyncPushToCloudWatchLogs',
  'policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'policy/service-role/AWSLambdaBasicExecutionRole',
  'policy/service-role/AWSLambdaVPCAccessExecutionRole',
  'policy/AWSXRayDaemonWriteAccess',
]);

/** Whether a managed policy allows at least reading every table of the account. */
export function allowsAllTables(arn: TemplateText): boolean {
  return [...FULL_ACCESS, ...READ_ACCESS].includes(awsManagedPolicyName(arn) ?? '');
}

/** The name of an AWS managed policy, without its path; undefined for any other policy. */
export function awsManagedPolicyName(arn: TemplateText): string | undefined {
  const [, , service, , account, resource = ''] = split(arn, ':');
  if (service !== 'iam' || account !== 'aws' || !resource.startsWith('policy/')) return undefined;
  return split(resource, '/').at(-1);
}

/** Whether a managed policy is known to have no table access; not for ARNs with unknown parts or an account. */
export function isKnownNotToReachTables(arn: TemplateText): boolean {
  const parts = split(arn, ':');
  const [prefix, , service, region, account, resource = ''] = parts;
  return (
    parts.length === 6 &&
    unknownParts(arn).length === 0 &&
    prefix === 'arn' &&
    service === 'iam' &&
    region === '' &&
    account === 'aws' &&
    NO_TABLE_ACCESS.has(resource)
  );
}
