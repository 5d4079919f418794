import type { Credentials } from './credentials';

/** The Region, endpoint and credentials of AWS calls. */
export interface AwsTarget {
  readonly region: string;
  /** Replaces every service's own endpoint. @default - AWS */
  readonly endpoint?: string | undefined;
  /** @default - the SDK's default chain */
  readonly credentials?: Credentials | undefined;
}

/** Limits of an AWS SDK client. The SDK retries throttling, service faults and network errors. */
export const TIMEOUTS_AND_RETRIES = {
  maxAttempts: 3,
  // In milliseconds.
  requestHandler: {
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
  },
};

/** The configuration of an AWS SDK client, with timeouts and limited retries. */
export function clientConfig({ region, endpoint, credentials }: AwsTarget) {
  return {
    region,
    ...TIMEOUTS_AND_RETRIES,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials }),
  };
}

/** Turns off the AWS SDK's warning about Node.js 20, which it prints on every run. */
export function hideNodeVersionWarning(environment: NodeJS.ProcessEnv): void {
  environment.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
}
