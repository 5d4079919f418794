import { assumeRole, type Caller } from '../../tools/simulator/assume-role';
import { deploymentOf, type DeployedTemplate } from '../../tools/simulator/deployment';
import { withWorkloads } from '../../stages';
import { templateOf } from '../../synthesis';

const tables = { orders: 'read' };
const stage = withWorkloads(
  {
    vm: { runsOn: 'ec2', tables },
    fn: { runsOn: 'lambda', tables },
    task: { runsOn: 'ecs', tables },
    pod: { runsOn: 'eks', tables },
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
