import { RegionInfo } from 'aws-cdk-lib/region-info';
import { longestArn, LONGEST_REGION } from '../../../lib/aws/longest-arns';

test('no Region or partition that the CDK knows gives a longer ARN', () => {
  const longer = RegionInfo.regions
    .map(({ name, partition }) => `arn:${String(partition)}:kms:${name}:111122223333:key/a`)
    .filter((arn) => arn.length > longestArn('kms', 'key/a').length);
  expect(longer).toEqual([]);
  expect(longestArn('kms', 'key/a')).toContain(`:${LONGEST_REGION}:`);
});
