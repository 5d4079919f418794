/**
 * Policies of AWS's own that reach no table and no key, and are on most roles that run code.
 *
 * Source: AWS Managed Policy Reference.
 */
const HARMLESS = [
  'service-role/AWSAppSyncPushToCloudWatchLogs',
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaVPCAccessExecutionRole',
  'AWSXRayDaemonWriteAccess',
];

/** Whether a text names one of them. */
export function isKnownNotToReachTables(text: string): boolean {
  return HARMLESS.some((name) => new RegExp(`:aws:policy/${name}\\b`).test(text));
}
