import type { Credentials } from '../credentials';

/** Where a stack is, and as whom it is asked about. */
export interface AwsPlace {
  readonly region: string;
  /** Takes the place of every service's own. @default - AWS */
  readonly endpoint?: string | undefined;
  /** @default - what the SDK's default chain finds */
  readonly credentials?: Credentials | undefined;
}

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** The first try and the SDK's own retries, of throttling, faults of the service and of the network. */
const ATTEMPTS = 3;

/** The configuration of an AWS SDK client: bounded in time and tries. */
export function clientConfig({ region, endpoint, credentials }: AwsPlace) {
  return {
    region,
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials }),
  };
}
