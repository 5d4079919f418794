import { stackPartition } from '../../../../lib/stage/rules/stack-partition';

test.each([
  ['without env', {}, 'aws'],
  ['without env.region', { env: { account: '111122223333' } }, 'aws'],
  ['in a commercial Region', { env: { region: 'eu-west-1' } }, 'aws'],
  ['in GovCloud', { env: { region: 'us-gov-west-1' } }, 'aws-us-gov'],
  ['in a Region newer than this library', { env: { region: 'eu-north-9' } }, undefined],
  ['with an invalid env', { env: undefined }, undefined],
  ['with an invalid env.region', { env: { region: undefined } }, undefined],
])('the partition of a stack %s', (_where, stage, partition) => {
  expect(stackPartition(stage)).toBe(partition);
});
