import { split, unknownParts, type TemplateText } from '../template/template-text';
import { covers } from './patterns';

/** The services that decide about data: of the tables, and of the keys that encrypt them. */
export const DYNAMODB = 'dynamodb';
export const KMS = 'kms';

/** Whether an action, or a pattern of actions, is of a service, or may be. */
export function isOfService(action: TemplateText, service: string): boolean {
  const [prefix = ''] = split(action, ':');
  if (unknownParts(prefix).length > 0) return true;
  if (action === '*') return true;
  return covers(prefix.toLowerCase(), service);
}

/** Whether an action is of DynamoDB or KMS, or may be. */
export function isAboutData(action: TemplateText): boolean {
  return isOfService(action, DYNAMODB) || isOfService(action, KMS);
}

/** DynamoDB's actions that support no resource but `*`. Source: Service Authorization Reference, Amazon DynamoDB. */
export const ACCOUNT_ACTIONS: readonly string[] = [
  'DescribeEndpoints',
  'DescribeLimits',
  'DescribeReservedCapacity',
  'DescribeReservedCapacityOfferings',
  'GetAbacStatus',
  'InjectError',
  'ListBackups',
  'ListContributorInsights',
  'ListGlobalTables',
  'ListStreams',
  'ListTables',
  'PurchaseReservedCapacityOfferings',
  'UpdateAbacStatus',
];

const ACCOUNT_ACTION_NAMES = new Set(
  ACCOUNT_ACTIONS.map((action) => `${DYNAMODB}:${action}`.toLowerCase()),
);

/** Whether an action is on the account and region, and on no table. */
export function isAccountAction(action: TemplateText): boolean {
  return ACCOUNT_ACTION_NAMES.has(action.toLowerCase());
}
