import { assumeRole, type Caller } from '../../tools/simulator/assume-role';
import { deploymentOf, type DeployedTemplate } from '../../tools/simulator/deployment';
import { withWorkloads } from '../../stages';
import { templateOf } from '../../synthesis';

const CLUSTER = 'arn:aws:eks:us-east-1:111122223333:cluster/main';
const PINNED = { cluster: CLUSTER, namespace: 'orders', serviceAccount: 'dashboard' };
const tables = { orders: 'read' };
const stage = withWorkloads(
  {
    vm: { runsOn: 'ec2', tables },
    fn: { runsOn: 'lambda', tables },
    task: { runsOn: 'ecs', tables },
    pod: { runsOn: 'eks', tables },
    pinned: { runsOn: 'eks', tables, ...PINNED },
    spaced: { runsOn: 'eks', tables, namespace: PINNED.namespace },
  },
  { env: { region: 'us-east-1' } },
);
let deployment: DeployedTemplate;
beforeAll(() => {
  deployment = deploymentOf(templateOf(stage));
});

const TASK: Caller = {
  principal: 'ecs-tasks.amazonaws.com',
  sourceAccount: '111122223333',
  sourceArn: 'arn:aws:ecs:us-east-1:111122223333:task/cluster/1',
};
const CALLERS: Record<string, Caller> = {
  Vm: { principal: 'ec2.amazonaws.com' },
  Fn: { principal: 'lambda.amazonaws.com' },
  Task: TASK,
  Pod: { principal: 'pods.eks.amazonaws.com', tags: true },
};

describe('trust policy of a workload, as IAM decides', () => {
  test.each(
    Object.keys(CALLERS).flatMap((role) =>
      Object.entries(CALLERS).map(([name, caller]) => [role, name, caller] as const),
    ),
  )('of %s: admits the service of %s where it is the same', async (role, name, caller) => {
    const session = await assumeRole(deployment, `${role}Workload`, caller);
    expect(session !== undefined).toBe(role === name);
  });

  test.each([
    ['a role of the account', { principal: 'arn:aws:iam::111122223333:role/somebody' }],
    ['a user of another account', { principal: 'arn:aws:iam::444455556666:user/somebody' }],
    ['another service', { principal: 'glue.amazonaws.com' }],
  ])('does not admit %s', async (_who, caller) => {
    for (const name of Object.keys(CALLERS)) {
      expect(await assumeRole(deployment, `${name}Workload`, caller)).toBeUndefined();
    }
  });

  test.each([
    ['of another account', { sourceAccount: '444455556666' }],
    ['of a task elsewhere', { sourceArn: 'arn:aws:ecs:us-east-1:444455556666:task/cluster/1' }],
    ['in another region', { sourceArn: 'arn:aws:ecs:eu-west-1:111122223333:task/cluster/1' }],
    ['of nobody', { sourceAccount: undefined, sourceArn: undefined }],
  ])('does not admit an ECS task %s', async (_whose, other) => {
    expect(await assumeRole(deployment, 'TaskWorkload', { ...TASK, ...other })).toBeUndefined();
  });

  test('admits session tags from EKS alone', async () => {
    const decided = Object.entries(CALLERS).map(async ([name, caller]) => [
      name,
      (await assumeRole(deployment, `${name}Workload`, { ...caller, tags: true })) !== undefined,
    ]);
    expect(await Promise.all(decided)).toEqual([
      ['Vm', false],
      ['Fn', false],
      ['Task', false],
      ['Pod', true],
    ]);
  });
});

describe('trust policy of a workload on EKS, as IAM decides', () => {
  const POD = { clusterArn: CLUSTER, namespace: 'orders', serviceAccount: 'dashboard' };
  const EKS = { principal: 'pods.eks.amazonaws.com', tags: true };
  const isAdmitted = async (role: string, caller: Caller) =>
    (await assumeRole(deployment, `${role}Workload`, caller)) !== undefined;

  test.each<[string, Caller['pod']]>([
    ['of another namespace', { ...POD, namespace: 'sales' }],
    ['of a namespace that begins alike', { ...POD, namespace: 'orders-test' }],
    ['of a namespace in other letters', { ...POD, namespace: 'Orders' }],
    ['of another service account', { ...POD, serviceAccount: 'default' }],
    ['of another cluster', { ...POD, clusterArn: CLUSTER.replace('main', 'test') }],
    ['of a cluster of another Region', { ...POD, clusterArn: CLUSTER.replace('east', 'west') }],
    ['without a namespace', { ...POD, namespace: undefined }],
    ['of an association that disables session tags', undefined],
  ])('does not admit a pod %s', async (_whose, pod) => {
    expect(await isAdmitted('Pinned', { ...EKS, pod })).toBe(false);
  });

  test('admits the pod of cluster, namespace and service account', async () => {
    expect(await isAdmitted('Pinned', { ...EKS, pod: POD })).toBe(true);
  });

  test('does not admit another service that sends the same tags', async () => {
    const caller = { principal: 'ecs-tasks.amazonaws.com', tags: true, pod: POD };
    expect(await isAdmitted('Pinned', caller)).toBe(false);
  });

  test('admits every pod of the namespace if only that is limited', async () => {
    const other = { clusterArn: `${CLUSTER}-2`, serviceAccount: 'default' };
    expect(await isAdmitted('Spaced', { ...EKS, pod: { ...other, namespace: 'orders' } })).toBe(
      true,
    );
    expect(await isAdmitted('Spaced', { ...EKS, pod: { ...POD, namespace: 'sales' } })).toBe(false);
  });

  test('admits every pod if nothing is limited, without session tags too', async () => {
    expect(await isAdmitted('Pod', { ...EKS, pod: POD })).toBe(true);
    expect(await isAdmitted('Pod', EKS)).toBe(true);
  });
});
