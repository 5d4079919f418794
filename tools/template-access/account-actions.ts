import type { TemplateText } from './template-text';

/** Actions of DynamoDB that know no resource but `*`. Source: Service Authorization Reference, Amazon DynamoDB. */
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

const KNOWN = new Set(ACCOUNT_ACTIONS.map((action) => `dynamodb:${action}`.toLowerCase()));

/** Whether an action is on an account and region, and reaches no table. */
export function isOfAccount(action: TemplateText): boolean {
  return KNOWN.has(action.toLowerCase());
}
