import { RegionInfo } from 'aws-cdk-lib/region-info';
import {
  conflict,
  duplicate,
  unsupported,
  type Path,
  type ValidationError,
} from '../validation-error';
import { forEachTable, isLeftOut } from './rule';

/** Replicas are further regions of the stack's partition, each named once, and their stream is DynamoDB's own. */
export const replicas = forEachTable(({ replicas: regions = [], stream }, path, stage) => {
  if (regions.length === 0) return [];
  const place = [...path, 'replicas'];
  return [
    ...(isLeftOut(stage, 'env', 'region') ? [withoutRegion(place, regions)] : []),
    ...regions.flatMap((region, position) =>
      region === undefined
        ? []
        : misplaced(region, [...place, position], regions.slice(0, position), stage.env?.region),
    ),
    ...(stream === undefined || stream === 'newAndOldImages'
      ? []
      : [otherStream([...path, 'stream'], stream)]),
  ];
});

function withoutRegion(path: Path, regions: readonly unknown[]): ValidationError {
  return conflict(
    path,
    regions,
    'no replicas, because env.region is not set',
    'set env.region: it tells the replicas from the region of the stack',
  );
}

function otherStream(path: Path, stream: string): ValidationError {
  return conflict(
    path,
    stream,
    '"newAndOldImages", because the table has replicas',
    'write "newAndOldImages", or remove the key or the replicas',
  );
}

function misplaced(
  region: string,
  path: Path,
  earlier: readonly unknown[],
  own: string | undefined,
): ValidationError[] {
  if (region === own) {
    const expected = `another region than env.region, ${own}`;
    return [duplicate(path, region, expected, 'remove it: the table is there already')];
  }
  if (earlier.includes(region)) {
    return [duplicate(path, region, 'each region once', 'remove the repetition')];
  }
  const partition = partitionOf(own);
  const other = partitionOf(region);
  if (partition === undefined || other === undefined || partition === other) return [];
  const expected = `a region of the partition ${partition}, as env.region is`;
  return [
    unsupported(path, region, expected, `remove it: no table spans ${partition} and ${other}`),
  ];
}

function partitionOf(region: string | undefined): string | undefined {
  return region === undefined ? undefined : RegionInfo.get(region).partition;
}
