import { withWorkloads } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const CLUSTER = 'arn:aws:eks:us-east-1:111122223333:cluster/main';
const stage = (options: object, env?: object) =>
  withWorkloads({ api: { runsOn: 'eks', tables: { orders: 'read' }, ...options } }, { env });
const PODS = { cluster: CLUSTER, namespace: 'orders', serviceAccount: 'api' };
const PLACE = 'workloads.api.cluster';

describe('pods of a workload', () => {
  test.each(['ec2', 'lambda', 'ecs'])('conflict with runsOn "%s"', (runsOn) => {
    expect(errorsOf(stage({ ...PODS, runsOn }))).toEqual([
      [PLACE, 'conflict'],
      ['workloads.api.namespace', 'conflict'],
      ['workloads.api.serviceAccount', 'conflict'],
    ]);
  });

  test('conflict one by one', () => {
    expect(errorsOf(stage({ namespace: 'orders', runsOn: 'lambda' }))).toEqual([
      ['workloads.api.namespace', 'conflict'],
    ]);
  });

  test.each([
    [{ account: '444455556666' }, 'arn:aws:eks:us-east-1:444455556666:cluster/main'],
    [{ region: 'us-gov-west-1' }, 'arn:aws-us-gov:eks:us-gov-west-1:111122223333:cluster/main'],
  ])('move to a cluster of the stack in %j', (env, value) => {
    expect(editsOf(stage(PODS, env))).toEqual([
      { kind: 'write', path: ['workloads', 'api', 'cluster'], value },
    ]);
  });

  test('are not blamed for an invalid runsOn', () => {
    expect(errorsOf(stage({ ...PODS, runsOn: 'fargate' }))).toEqual([
      ['workloads.api.runsOn', 'invalidValue'],
    ]);
  });

  test.each<[string, object, object | undefined, ErrorFacts[]]>([
    [
      'the account and Region of the stack',
      PODS,
      { account: '111122223333', region: 'us-east-1' },
      [],
    ],
    ['another Region', PODS, { account: '111122223333', region: 'eu-west-1' }, []],
    ['an unknown account', PODS, { region: 'us-east-1' }, []],
    ['an unknown Region', PODS, undefined, []],
    ['another account', PODS, { account: '444455556666' }, [[PLACE, 'conflict']]],
    ['another partition', PODS, { region: 'us-gov-west-1' }, [[PLACE, 'unsupported']]],
    [
      'another partition than that of a stack without a Region',
      { cluster: 'arn:aws-us-gov:eks:us-gov-west-1:111122223333:cluster/main' },
      undefined,
      [[PLACE, 'unsupported']],
    ],
    [
      'the partition of the stack',
      { cluster: 'arn:aws-us-gov:eks:us-gov-east-1:111122223333:cluster/main' },
      { region: 'us-gov-west-1' },
      [],
    ],
    [
      'another partition than its Region',
      { ...PODS, cluster: CLUSTER.replace('aws', 'aws-us-gov') },
      { region: 'us-east-1' },
      [[PLACE, 'unsupported']],
    ],
    [
      'a Region of another partition than its ARN',
      { cluster: 'arn:aws:eks:us-gov-east-1:111122223333:cluster/main' },
      { region: 'us-east-1' },
      [[PLACE, 'unsupported']],
    ],
    ['a stack in a Region newer than this library', PODS, { region: 'eu-north-9' }, []],
    [
      'a Region newer than this library',
      { cluster: 'arn:aws:eks:eu-north-9:111122223333:cluster/main' },
      { region: 'us-east-1' },
      [],
    ],
    [
      'another account and partition',
      PODS,
      { account: '444455556666', region: 'cn-north-1' },
      [
        [PLACE, 'unsupported'],
        [PLACE, 'conflict'],
      ],
    ],
  ])('their cluster is in %s', (_where, options, env, errors) => {
    expect(errorsOf(stage(options, env)).filter(([path]) => path === PLACE)).toEqual(errors);
  });
});
