import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { PartialStage } from '../partial-stage';
import { isLeftOut } from './rule';

/** The partition that a stack without a Region is deployed to. */
export const COMMERCIAL_PARTITION = 'aws';

/** A Region of that partition, for fixes. */
export const COMMERCIAL_REGION = 'us-east-1';

/**
 * The partition of the stack; undefined if it is unknown. Without `env.region` it is the commercial one, because the
 * principals and condition keys in the template are those of commercial Regions.
 */
export function stackPartition(stage: PartialStage): string | undefined {
  if (isLeftOut(stage, 'env', 'region')) return COMMERCIAL_PARTITION;
  const region = stage.env?.region;
  return region === undefined ? undefined : partitionOfRegion(region);
}

/** The partition of a Region; undefined for a Region that the CDK does not know. */
export function partitionOfRegion(region: string): string | undefined {
  return RegionInfo.get(region).partition;
}
