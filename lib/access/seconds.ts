import { Duration } from 'aws-cdk-lib/core';

/** A number of seconds as the CDK takes it, where there is one. */
export function seconds(duration: number | undefined): Duration | undefined {
  return duration === undefined ? undefined : Duration.seconds(duration);
}
