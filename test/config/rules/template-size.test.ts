import { Template } from 'aws-cdk-lib/assertions';
import { Annotations } from 'aws-cdk-lib/core';
import { DESTINATION, MINIMAL, SOURCE, withConnectors, withWorkloads } from '../../stages';
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
