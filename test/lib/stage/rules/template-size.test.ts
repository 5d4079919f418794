import {
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  SOURCE,
  withConnectors,
  withWorkloads,
} from '../../../stages';
import { validationErrorsOf } from '../validation-errors-of';
import { largeTemplate } from './large-template';

const { orders } = MINIMAL.tables;
const many = (name: string, count: number, value: object | string, length = 20) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`${name}${n}`.padEnd(length, 'x'), value]),
  );

const resourcesOf = (stage: unknown) => Object.keys(largeTemplate(stage).Resources).length;
const told = (stage: unknown) =>
  validationErrorsOf(stage).map(([path, received, expected, fix]) => [
    path.join('.'),
    received,
    expected,
    fix,
  ]);
const OF_CONSTRUCTS =
  'put some into a stack of your own: lib/index.ts has the same as constructs, which take any table';

describe('a template of more than 1 MB is refused, and it is told what there is most of', () => {
  const tooLarge = (key: string, fix: string) => [
    [
      key,
      expect.stringMatching(/^1\d{6}$/),
      expect.stringMatching(
        /^fewer, or smaller ones: the template could have 1\d{6} bytes, and CloudFormation takes 1000000$/,
      ),
      fix,
    ],
  ];
  const tables = many('table', 80, orders, 64);
  const grants = Object.fromEntries(Object.keys(tables).map((id) => [id, 'readWrite']));
  const api = { runsOn: 'ecs', tables: grants };
  const tool = { ...SOURCE, tables: Object.keys(tables) };

  test('of workloads', () => {
    const stage = (count: number) => withWorkloads(many('api', count, api, 64), { tables });
    expect(told(stage(20))).toEqual([]);
    expect(told(stage(85))).toEqual(tooLarge('workloads', OF_CONSTRUCTS));
  });

  test('of connectors', () => {
    const stage = (count: number) => withConnectors(many('tool', count, tool, 64), { tables });
    expect(told(stage(20))).toEqual([]);
    expect(told(stage(95))).toEqual(tooLarge('connectors', OF_CONSTRUCTS));
  });

  test('of tables', () => {
    const INDEX = { partitionKey: { name: 'state', type: 'string' } };
    const stage = (count: number) => ({
      ...MINIMAL,
      tables: many('t', count, { ...orders, indexes: many('index', 20, INDEX) }),
    });
    expect(told(stage(40))).toEqual([]);
    expect(told(stage(330))).toEqual(
      tooLarge(
        'tables',
        'use fewer tags, or put tables into another stage with the same identity.userPool',
      ),
    );
  });
});

test('workloads and connectors have no more resources than a template may', () => {
  const vm = { runsOn: 'ec2', tables: { orders: 'read' } };
  const stage = (count: number) =>
    withConnectors(many('tool', count, DESTINATION), { workloads: { vm } });
  expect(told(stage(97))).toEqual([]);
  expect(resourcesOf(stage(97))).toBeLessThanOrEqual(500);
  expect(told(stage(98)).at(-1)).toEqual([
    'connectors',
    '502',
    'fewer: the stage would have 502 resources, and a template has 500 at most',
    OF_CONSTRUCTS,
  ]);
});

test('as many resources are taken as a template has, and each of what is more is counted', () => {
  const api = (runsOn: string) => ({ runsOn, tables: { orders: 'read' } });
  /** 8 of every stage, a table, and two for each workload. */
  const resources = (stage: object = {}, others: object = {}) => {
    const workloads = { ...many('api', 245, api('ecs')), ...others };
    const expected = validationErrorsOf({ ...withWorkloads(workloads), ...stage }).map(
      ([, , one]) => one,
    );
    return /would have (\d+) resources/.exec(expected.join())?.[1];
  };
  const [withKey, tenantClaim] = [{ ...orders, encryption: 'customerManaged' }, 'custom:tenantId'];
  const vms = { vm: api('ec2'), code: api('lambda') };
  expect(resources()).toBeUndefined();
  expect(resources({}, vms)).toBe('505');
  expect(resources({ tables: { orders, events: orders } }, vms)).toBe('506');
  expect(resources({ tables: { orders: withKey } }, vms)).toBe('506');
  expect(
    resources(
      { tenants: many('t', 2, { maxSessionDuration: 3600 }), identity: { tenantClaim } },
      vms,
    ),
  ).toBe('507');
  expect(resources({ connectors: { tool: SOURCE } }, vms)).toBe('507');
  expect(resources({ connectors: { tool: CERTIFIED } }, vms)).toBe('509');
  expect(resources({ connectors: { tool: DESTINATION } }, vms)).toBe('510');
});

test('it is the workloads that are too many where there are as many connectors', () => {
  const workloads = many('api', 140, { runsOn: 'ecs', tables: { orders: 'read' } });
  const stage = withConnectors(many('tool', 140, SOURCE), { workloads });
  expect(new Set(told(stage).map(([path]) => path))).toEqual(new Set(['workloads']));
});

test('it is the connectors that are too many where there are more of them', () => {
  const paths = told(withConnectors(many('tool', 249, SOURCE))).map(([path]) => path);
  expect(new Set(paths)).toEqual(new Set(['connectors']));
});
