import { split, unknownParts, type TemplateText } from '../template/template-text';
import { covers } from './patterns';

/** The services that control access to data: DynamoDB for tables, and KMS for the keys that encrypt them. */
export const DYNAMODB = 'dynamodb';
export const KMS = 'kms';

/** Whether an action, or an action pattern, belongs to a service, or possibly does. */
export function isOfService(action: TemplateText, service: string): boolean {
  const [prefix = ''] = split(action, ':');
  if (unknownParts(prefix).length > 0) return true;
  if (action === '*') return true;
  return covers(prefix.toLowerCase(), service);
}

/** Whether an action belongs to DynamoDB or KMS, or possibly does. */
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

/** Whether an action applies to the account and Region, not to a table. */
export function isAccountAction(action: TemplateText): boolean {
  return ACCOUNT_ACTION_NAMES.has(action.toLowerCase());
}
