import { withWorkloads } from '../../../stages';
import { errorsOf, expectValues, type ErrorFacts, type Values } from '../errors-of';

const API = { runsOn: 'lambda', tables: { orders: 'read' } };
const workload = (options: object) => withWorkloads({ api: { ...API, ...options } });

const pod = (options: object) => workload({ runsOn: 'eks', ...options });
const CLUSTER = 'arn:aws:eks:us-east-1:111122223333:cluster/';

describe('workloads', () => {
  test.each<[string, (value: any) => unknown, Values]>([
    [
      'workloads.api.runsOn',
      (runsOn) => workload({ runsOn }),
      { valid: ['ec2', 'lambda', 'ecs', 'eks'], invalid: ['fargate', 5] },
    ],
    [
      'workloads.api.tables.orders',
      (grant) => workload({ tables: { orders: grant } }),
      { valid: ['read', 'write', 'readWrite'], invalid: ['delete', true] },
    ],
    [
      'workloads.api.maxSessionDuration',
      (maxSessionDuration) => workload({ maxSessionDuration }),
      { valid: ['12h', 3600], invalid: ['24h', '0h'] },
    ],
    [
      'workloads.api.cluster',
      (cluster) => pod({ cluster }),
      { valid: [`${CLUSTER}main`], invalid: ['main', `${CLUSTER}*`] },
    ],
    [
      'workloads.api.namespace',
      (namespace) => pod({ namespace }),
      { valid: ['kube-system'], invalid: ['', '*', 5] },
    ],
    [
      'workloads.api.serviceAccount',
      (serviceAccount) => pod({ serviceAccount, namespace: 'orders' }),
      { valid: ['a.b-c.0'], invalid: ['', '*', 5] },
    ],
    [
      'workloads.*',
      (id) => withWorkloads({ [id]: API }),
      {
        valid: ['a', 'a'.repeat(64), 'a1'],
        invalid: ['my-api', 'a'.repeat(65), '1a', ''],
        code: 'invalidKey',
      },
    ],
  ])('the values of %s', expectValues);

  test.each<[string, object, ErrorFacts]>([
    [
      'that runs nowhere',
      withWorkloads({ api: { tables: { orders: 'read' } } }),
      ['workloads.api.runsOn', 'missing'],
    ],
    [
      'with a list of tables',
      workload({ tables: ['orders'] }),
      ['workloads.api.tables', 'invalidValue'],
    ],
    ['without tables', workload({ tables: {} }), ['workloads.api.tables', 'invalidValue']],
    [
      'with a key of connectors',
      workload({ sourceIps: [] }),
      ['workloads.api.sourceIps', 'unknownKey'],
    ],
  ])('one %s', (_title, stage, error) => {
    expect(errorsOf(stage)).toEqual([error]);
  });
});
