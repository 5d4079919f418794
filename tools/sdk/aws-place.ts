import type { Credentials } from './credentials';

/** Where a stack is, and as whom it is asked about. */
export interface AwsPlace {
  readonly region: string;
  /** Takes the place of every service's own. @default - AWS */
  readonly endpoint?: string | undefined;
  /** @default - what the SDK's default chain finds */
  readonly credentials?: Credentials | undefined;
}

/**
 * How long a client of the AWS SDK waits, and how often it tries: the first time and the SDK's own retries, of
 * throttling, faults of the service and of the network.
 */
export const BOUNDS = {
  maxAttempts: 3,
  // In milliseconds.
  requestHandler: {
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
  },
};

/** The configuration of an AWS SDK client: bounded in time and tries. */
export function clientConfig({ region, endpoint, credentials }: AwsPlace) {
  return {
    region,
    ...BOUNDS,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials }),
  };
}

/** Turns off the AWS SDK's notice that next year's releases need Node.js 22, which it prints on every run. */
export function hideNodeVersionWarning(environment: NodeJS.ProcessEnv): void {
  environment.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
}
