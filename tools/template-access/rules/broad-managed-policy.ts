import { locationText } from '../location';
import type { ManagedElsewhere } from '../principals';
import { split, type TemplateText } from '../template-text';
import type { AccessRule, RuleFinding } from './access-rule';

/**
 * No principal has a policy of AWS that gives all tables of the account.
 *
 * Source: AWS Managed Policy Reference Guide. Absent: policies of service-linked roles and of roles that only a service
 * assumes for itself, and AdministratorAccess-Amplify and AWSMcpServiceActionsFullAccess, which allow only what other
 * services call.
 */
export const broadManagedPolicy: AccessRule = {
  name: 'BroadManagedPolicy',
  severity: 'high',
  find: ({ principals }) => {
    const all = principals.flatMap(({ managedElsewhere }) => managedElsewhere);
    const once = new Map(all.map((one) => [`${locationText(one.at)} ${one.arn}`, one]));
    return [...once.values()].flatMap(findingIn);
  },
};

/** They read, write and delete every table. */
export const GIVING_ALL: readonly string[] = [
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

/** They read the items of every table. */
export const READING_ALL: readonly string[] = [
  'AmazonDynamoDBReadOnlyAccess',
  'AWSLambdaReadOnlyAccess',
  'ReadOnlyAccess',
  'SageMakerStudioAdminIAMDefaultExecutionPolicy',
  'SageMakerStudioAdminIAMPermissiveExecutionPolicy',
  'SageMakerStudioUserIAMDefaultExecutionPolicy',
  'SageMakerStudioUserIAMPermissiveExecutionPolicy',
];

/** Whether a managed policy gives all tables of the account, to read them at least. */
export function givesAllTables(arn: TemplateText): boolean {
  return [...GIVING_ALL, ...READING_ALL].includes(nameOf(arn) ?? '');
}

/** The name of a policy of AWS; undefined for any other. */
function nameOf(arn: TemplateText): string | undefined {
  const [, , service, , account, resource = ''] = split(arn, ':');
  if (service !== 'iam' || account !== 'aws' || !resource.startsWith('policy/')) return undefined;
  return split(resource, '/').at(-1);
}

function findingIn({ at, arn }: ManagedElsewhere): readonly RuleFinding[] {
  const name = nameOf(arn);
  if (name === undefined) return [];
  const fix = 'write a policy with the actions that are needed on the ARN of the table';
  if (GIVING_ALL.includes(name)) {
    const what = `the managed policy ${name} lets read, write and delete every table of the account`;
    return [{ at, what, fix }];
  }
  if (!READING_ALL.includes(name)) return [];
  const what = `the managed policy ${name} lets read the items of every table of the account`;
  return [{ at, severity: 'medium', what, fix }];
}
