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
