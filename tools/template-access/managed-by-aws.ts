import { split, unknownParts, type TemplateText } from './template-text';

/**
 * Policies of AWS's own that reach no table and no key, and are on most roles that run code.
 *
 * Source: AWS Managed Policy Reference.
 */
const HARMLESS = new Set([
  'policy/service-role/AWSAppSyncPushToCloudWatchLogs',
  'policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'policy/service-role/AWSLambdaBasicExecutionRole',
  'policy/service-role/AWSLambdaVPCAccessExecutionRole',
  'policy/AWSXRayDaemonWriteAccess',
]);

/** Whether an ARN is that of one of them, and of no policy of an account that only looks so. */
export function isKnownNotToReachTables(policyArn: TemplateText): boolean {
  const parts = split(policyArn, ':');
  const [prefix, , service, region, account, resource = ''] = parts;
  return (
    parts.length === 6 &&
    unknownParts(policyArn).length === 0 &&
    prefix === 'arn' &&
    service === 'iam' &&
    region === '' &&
    account === 'aws' &&
    HARMLESS.has(resource)
  );
}
