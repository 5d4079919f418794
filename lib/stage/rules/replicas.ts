import { RegionInfo } from 'aws-cdk-lib/region-info';
import {
  conflict,
  duplicate,
  unsupported,
  type Path,
  type ValidationError,
} from '../validation-error';
import { forEachTable, isLeftOut } from './rule';

/**
 * Replicas are in other Regions of the same partition, each named once, and need the stream of DynamoDB global tables.
 */
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
    'set env.region to the Region of the stack',
  );
}

function otherStream(path: Path, stream: string): ValidationError {
  return conflict(
    path,
    stream,
    '"newAndOldImages", because the table has replicas',
    'write "newAndOldImages", or remove stream or replicas',
  );
}

function misplaced(
  region: string,
  path: Path,
  earlier: readonly unknown[],
  own: string | undefined,
): ValidationError[] {
  if (region === own) {
    const expected = `Regions other than that of the stack (env.region), ${own}`;
    return [duplicate(path, region, expected, `remove ${own}: the table is already there`)];
  }
  if (earlier.includes(region)) {
    return [duplicate(path, region, 'each Region once', 'remove the repeated Region')];
  }
  const partition = partitionOf(own);
  const other = partitionOf(region);
  if (partition === undefined || other === undefined || partition === other) return [];
  const expected = `Regions in the partition of env.region, ${partition}; ${region} is in ${other}`;
  return [unsupported(path, region, expected, `remove ${region}`)];
}

function partitionOf(region: string | undefined): string | undefined {
  return region === undefined ? undefined : RegionInfo.get(region).partition;
}
