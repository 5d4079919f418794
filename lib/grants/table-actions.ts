import { covers } from './patterns';
import { isOfService, TABLES } from './services';
import type { TemplateText } from './template-text';

/** Source: Service Authorization Reference, DynamoDB: actions on no resource, which can be allowed on `*` only. */
const ON_NO_RESOURCE = new Set(
  [
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
  ].map((name) => `dynamodb:${name}`.toLowerCase()),
);

/** Whether there may be an action on tables among those of a statement; where `except` is set, among all others. */
export function mayReachTables(actions: {
  readonly patterns: readonly TemplateText[];
  readonly except: boolean;
}): boolean {
  const { patterns, except } = actions;
  return except ? !patterns.some(isEveryAction) : patterns.some(isOfTables);
}

function isOfTables(action: TemplateText): boolean {
  return isOfService(action, TABLES) && !ON_NO_RESOURCE.has(action.toLowerCase());
}

function isEveryAction(action: TemplateText): boolean {
  return covers(action.toLowerCase(), `${TABLES}:*`);
}
