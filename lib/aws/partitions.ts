import { RegionInfo } from 'aws-cdk-lib/region-info';

/** The partition that a stack without a Region is deployed to. */
export const COMMERCIAL_PARTITION = 'aws';

/** A Region of that partition, for fixes. */
export const COMMERCIAL_REGION = 'us-east-1';

/** The partition of a Region; undefined for a Region that the CDK does not know. */
export function partitionOfRegion(region: string): string | undefined {
  return RegionInfo.get(region).partition;
}
