import { or, remove, write } from '../fix';
import {
  conflict,
  duplicate,
  unsupported,
  type Path,
  type ValidationError,
} from '../validation-error';
import { forEachNewTable, isLeftOut } from './rule';
import { partitionOfRegion } from '../../aws/partitions';

/**
 * Replicas are in other Regions of the same partition, each named once, and need the stream of DynamoDB global tables.
 */
export const replicasRule = forEachNewTable(({ replicas: regions = [], stream }, path, stage) => {
  if (regions.length === 0) return [];
  const place = [...path, 'replicas'];
  return [
    ...(isLeftOut(stage, 'env', 'region') ? [withoutRegion(place, regions)] : []),
    ...regions.flatMap((region, position) =>
      region === undefined
        ? []
        : misplaced(
            region,
            [...place, position],
            regions.indexOf(region) < position,
            stage.env?.region,
          ),
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
    or(remove(path), 'set env.region to the Region of the stack'),
  );
}

function otherStream(path: Path, stream: string): ValidationError {
  return conflict(
    path,
    stream,
    '"newAndOldImages", because the table has replicas',
    or(write(path, 'newAndOldImages'), 'remove stream or replicas'),
  );
}

function misplaced(
  region: string,
  path: Path,
  isRepeated: boolean,
  own: string | undefined,
): ValidationError[] {
  if (region === own) {
    const expected = `Regions other than that of the stack (env.region), ${own}`;
    const fix = remove(path, `remove ${own}: the table is already there`);
    return [duplicate(path, region, expected, fix)];
  }
  if (isRepeated) {
    const fix = remove(path, 'remove the repeated Region');
    return [duplicate(path, region, 'each Region once', fix)];
  }
  const partition = own === undefined ? undefined : partitionOfRegion(own);
  const other = partitionOfRegion(region);
  if (partition === undefined || other === undefined || partition === other) return [];
  const expected = `Regions in the partition of env.region, ${partition}; ${region} is in ${other}`;
  return [unsupported(path, region, expected, remove(path, `remove ${region}`))];
}
