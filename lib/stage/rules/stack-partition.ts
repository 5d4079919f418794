import { COMMERCIAL_PARTITION, partitionOfRegion } from '../../aws/partitions';
import type { PartialStage } from '../partial-stage';
import { isLeftOut } from './rule';

/**
 * The partition of the stack; undefined if it is unknown. Without `env.region` it is the commercial one, because the
 * principals and condition keys in the template are those of commercial Regions.
 */
export function stackPartition(stage: PartialStage): string | undefined {
  if (isLeftOut(stage, 'env', 'region')) return COMMERCIAL_PARTITION;
  const region = stage.env?.region;
  return region === undefined ? undefined : partitionOfRegion(region);
}
