import { POD_FORMS } from '../../../lib/workloads/admitted-pods';

const CLUSTER = 'arn:aws:eks:us-east-1:111122223333:cluster/';

describe.each([
  [
    'clusterArn',
    [
      ...[`${CLUSTER}c`, CLUSTER + 'c'.repeat(100), `${CLUSTER}Main_1-a`],
      'arn:aws-us-gov:eks:us-gov-west-1:111122223333:cluster/main',
    ],
    [
      ...['main', CLUSTER, `${CLUSTER}*`, `${CLUSTER}-a`, CLUSTER + 'c'.repeat(101)],
      ...[`${CLUSTER}a/b`, `x${CLUSTER}main`, `${CLUSTER}main*`],
      'arn:aws*:eks:us-east-1:111122223333:cluster/main',
      'arn:aws:eks:*:111122223333:cluster/main',
      'arn:aws:eks::111122223333:cluster/main',
      'arn:aws:eks:us-east-1:1111222233334:cluster/main',
      'arn:aws:eks:us-east-1:11112222333a:cluster/main',
      'arn:aws:ecs:us-east-1:111122223333:cluster/main',
    ],
  ],
  [
    'namespace',
    ['a', '0', 'kube-system', 'n'.repeat(63)],
    ['', '*', 'Orders', '-a', 'a-', 'a.b', 'a_b', 'a\n', 'n'.repeat(64)],
  ],
  [
    'serviceAccount',
    ['a', 'default', 'a.b-c.0', 's'.repeat(253)],
    ['', '*', 'Api', '.a', 'a.', 'a..b', 'a.-b', 'a-.b', 'orders:api', 's'.repeat(254)],
  ],
] as const)('%s of pods', (option, valid, invalid) => {
  const { form } = POD_FORMS[option];

  test.each(valid)('%j is valid', (value) => {
    expect(form.test(value)).toBe(true);
  });

  test.each(invalid)('%j is invalid', (value) => {
    expect(form.test(value)).toBe(false);
  });
});
