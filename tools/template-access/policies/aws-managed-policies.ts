import { split, unknownParts, type TemplateText } from '../template/template-text';

/**
 * AWS managed policies that read, write and delete every table of the account.
 *
 * Absent here and in READ_ACCESS: policies of service-linked roles and of roles that only a service assumes for itself,
 * and AdministratorAccess-Amplify and AWSMcpServiceActionsFullAccess, which allow only what other services call.
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

/** AWS managed policies that reach no table and no key, and are attached to most roles that run code. */
const NO_TABLE_ACCESS = new Set([
  'policy/service-role/AWSAppSyncPushToCloudWatchLogs',
  'policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'policy/service-role/AWSLambdaBasicExecutionRole',
  'policy/service-role/AWSLambdaVPCAccessExecutionRole',
  'policy/AWSXRayDaemonWriteAccess',
]);

/** Whether a managed policy reads every table of the account, at least. */
export function allowsAllTables(arn: TemplateText): boolean {
  return [...FULL_ACCESS, ...READ_ACCESS].includes(awsManagedPolicyName(arn) ?? '');
}

/** The name of an AWS managed policy, without its path; undefined for any other policy. */
export function awsManagedPolicyName(arn: TemplateText): string | undefined {
  const [, , service, , account, resource = ''] = split(arn, ':');
  if (service !== 'iam' || account !== 'aws' || !resource.startsWith('policy/')) return undefined;
  return split(resource, '/').at(-1);
}

/** Whether a managed policy is known to reach no table. An ARN with unknown parts, or of an account, is not. */
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
