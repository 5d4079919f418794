import {
  COMMERCIAL_PARTITION,
  COMMERCIAL_REGION,
  partitionOfRegion,
} from '../../../lib/aws/partitions';

test('the partition of a Region', () => {
  expect(partitionOfRegion(COMMERCIAL_REGION)).toBe(COMMERCIAL_PARTITION);
  expect(['us-east-1', 'cn-north-1', 'eu-north-9'].map(partitionOfRegion)).toEqual([
    'aws',
    'aws-cn',
    undefined,
  ]);
});
