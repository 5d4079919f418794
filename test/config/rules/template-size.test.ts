import { Template } from 'aws-cdk-lib/assertions';
import { Annotations } from 'aws-cdk-lib/core';
import {
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  SOURCE,
  withConnectors,
  withWorkloads,
} from '../../stages';
import { stackOf } from '../../synthesis';
import { problemsOf } from '../problems-of';

const { orders } = MINIMAL.tables;
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const many = (name: string, count: number, value: object | string, length = 20) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`${name}${n}`.padEnd(length, 'x'), value]),
  );

/** The template, without what the CDK says of one that is nearly too large. */
function largeTemplate(stage: unknown) {
  const stack = stackOf(stage);
  Annotations.of(stack).acknowledgeWarning('@aws-cdk/core:Stack.templateSize');
  return Template.fromStack(stack).toJSON();
}
/** What the CDK writes into the assembly. */
const charactersOf = (stage: unknown) => JSON.stringify(largeTemplate(stage), undefined, 1).length;
const resourcesOf = (stage: unknown) => Object.keys(largeTemplate(stage).Resources).length;
const told = (stage: unknown) =>
  problemsOf(stage).map(([path, received, expected, fix]) => [
    path.join('.'),
    received,
    expected,
    fix,
  ]);

describe('the template', () => {
  const workloads = (count: number, table: object) => {
    const length = 64;
    const tables = many('table', 20, table, length);
    const grants = Object.fromEntries(Object.keys(tables).map((id) => [id, 'readWrite']));
    const api = { runsOn: 'lambda', tables: grants };
    return withWorkloads(many('api', count, api, length), {
      tables,
      env: { region: 'us-east-1' },
    });
  };

  test.each([
    ['tables', orders, 49],
    ['tables with keys', { ...orders, encryption: 'customerManaged' }, 25],
    ['tables with indexes', { ...orders, indexes: many('index', 4, INDEX, 100) }, 14],
  ])('of workloads on %s stays one that CloudFormation takes', (_what, table, most) => {
    expect(told(workloads(most, table))).toEqual([]);
    expect(charactersOf(workloads(most, table))).toBeLessThan(1_000_000);
    expect(told(workloads(most + 1, table))).toEqual([
      [
        'workloads',
        expect.stringMatching(/^1[01]\d{5}$/),
        expect.stringMatching(
          /^fewer, or fewer tables for each: the template could have 1[01]\d{5} characters, and CloudFormation takes 1 MB$/,
        ),
        'split the stage',
      ],
    ]);
  });
});

test('connectors fill a template too', () => {
  const tables = many('table', 20, orders, 64);
  const tool = { ...DESTINATION, tables: Object.keys(tables) };
  const env = { region: 'us-east-1' };
  const [problem] = told(withConnectors(many('tool', 60, tool, 64), { tables, env }));
  expect(problem?.slice(0, 1)).toEqual(['connectors']);
  expect(problem?.[2]).toContain('and CloudFormation takes 1 MB');
  // A user has an access key, a secret and a key of its own to it.
  const many32 = many('table', 32, orders, 64);
  const large = { ...DESTINATION, tables: Object.keys(many32) };
  const characters = (trust: object) => {
    const stage = withConnectors(many('tool', 40, { ...large, trust }), { tables: many32, env });
    const text = told(stage)
      .map(([, , expected]) => expected)
      .join();
    return Number(/could have (\d+) characters/.exec(text)?.[1]);
  };
  expect(characters(DESTINATION.trust)).toBeGreaterThan(characters(SOURCE.trust));
});

test('workloads and connectors have no more resources than a template may', () => {
  const vm = { runsOn: 'ec2', tables: { orders: 'read' } };
  const stage = (count: number) =>
    withConnectors(many('tool', count, DESTINATION), { workloads: { vm } });
  expect(told(stage(95))).toEqual([]);
  expect(resourcesOf(stage(95))).toBeLessThanOrEqual(500);
  expect(charactersOf(stage(95))).toBeLessThan(1_000_000);
  expect(told(stage(96)).at(-1)).toEqual([
    'connectors',
    '501',
    'fewer: the stage would have 501 resources, and a template has 500 at most',
    'split the stage',
  ]);
});

test('as many resources are taken as a template has, and each of what is more is counted', () => {
  const api = (runsOn: string) => ({ runsOn, tables: { orders: 'read' } });
  /** 7 and 10 of every stage, a table, and two for each workload. */
  const resources = (stage: object = {}, others: object = {}) => {
    const workloads = { ...many('api', 241, api('ecs')), ...others };
    const expected = problemsOf({ ...withWorkloads(workloads), ...stage }).map(([, , one]) => one);
    return /would have (\d+) resources/.exec(expected.join())?.[1];
  };
  const [withKey, tenantClaim] = [{ ...orders, encryption: 'customerManaged' }, 'custom:tenantId'];
  const vms = { vm: api('ec2'), code: api('lambda') };
  expect(resources()).toBeUndefined();
  expect(resources({}, vms)).toBe('506');
  expect(resources({ tables: { orders, events: orders } }, vms)).toBe('507');
  expect(resources({ tables: { orders: withKey } }, vms)).toBe('507');
  expect(
    resources(
      { tenants: many('t', 2, { maxSessionDuration: 3600 }), identity: { tenantClaim } },
      vms,
    ),
  ).toBe('508');
  expect(resources({ connectors: { tool: SOURCE } }, vms)).toBe('508');
  expect(resources({ connectors: { tool: CERTIFIED } }, vms)).toBe('510');
  expect(resources({ connectors: { tool: DESTINATION } }, vms)).toBe('511');
});

test('it is the workloads that are too many where there are as many connectors', () => {
  const workloads = many('api', 40, { runsOn: 'ecs', tables: { orders: 'read' } });
  const stage = withConnectors(many('tool', 40, SOURCE), { workloads });
  expect(told(stage).map(([path]) => path)).toEqual(['workloads']);
});

test('it is the connectors that are too many where there are more of them', () => {
  expect(told(withConnectors(many('tool', 49, SOURCE))).map(([path]) => path)).toEqual([
    'connectors',
  ]);
});

test('workloads and connectors alone may not have all outputs of a template', () => {
  const api = { runsOn: 'lambda', tables: { orders: 'read' } };
  const stage = (count: number) =>
    withWorkloads(many('api', count, { ...api, runsOn: 'ecs' }), { connectors: { tool: SOURCE } });
  expect(told(stage(188))).toEqual([]);
  expect(told(stage(189))).toEqual([
    [
      'workloads',
      '189',
      'fewer: workloads and connectors have 194 outputs together, and a template has 200 at most, with those of tables',
      'split the stage',
    ],
  ]);
});
