import { validateStage } from '../../../lib/stage/validate-stage';
import { MINIMAL, SHIPPED, shippedStage } from '../../stages';
import { places, replaced } from './places';
import { faultyPaths, validationErrorsOf } from './validation-errors-of';

const KEY = { name: 'pk', type: 'string' };

test.each([['the smallest stage', MINIMAL], ...SHIPPED.map((name) => [name, shippedStage(name)])])(
  '%s has no problem',
  (_name, stage) => {
    expect(validationErrorsOf(stage)).toEqual([]);
  },
);

test('defaults are filled in', () => {
  expect(validateStage(MINIMAL)).toEqual({
    ok: true,
    value: {
      stackName: 'orders-minimal',
      env: {},
      removalPolicy: 'retain',
      tags: {},
      tables: {
        orders: {
          partitionKey: KEY,
          rows: { by: 'all' },
          actions: ['GetItem', 'PutItem', 'UpdateItem'],
          billing: 'onDemand',
          pointInTimeRecovery: { days: 35 },
          encryption: 'awsOwned',
          indexes: {},
          replicas: [],
        },
      },
      identity: { userPool: {}, classicFlow: false },
      sessions: {},
      tenants: {},
      workloads: {},
      connectors: {},
    },
  });
});

test('every problem is told at once, those that span keys beside those of single keys', () => {
  const stage = {
    stackName: 'orders_dev',
    colour: 'red',
    tables: {
      orders: {
        ...MINIMAL.tables.orders,
        tableName: 'a/b',
        billing: { provisioned: { read: { min: 5, max: 1 }, write: { min: '1', max: 2 } } },
        pointInTimeRecovery: false,
      },
      Orders: { ...MINIMAL.tables.orders, rows: 'mine', sortKey: { ...KEY, type: 'number' } },
    },
    identity: { userPool: { userPoolId: 'nonsense' } },
  };
  expect(faultyPaths(stage).sort()).toEqual([
    'colour',
    'identity.userPool.userPoolClientId',
    'identity.userPool.userPoolId',
    'stackName',
    'tables.Orders',
    'tables.Orders.rows',
    'tables.Orders.sortKey.name',
    'tables.Orders.sortKey.type',
    'tables.orders.billing.provisioned.read.max',
    'tables.orders.billing.provisioned.write.min',
    'tables.orders.pointInTimeRecovery',
    'tables.orders.tableName',
  ]);
});

test('a key that code gives no value is as good as absent', () => {
  const rows = { by: 'own', id: undefined, match: 'prefix', delimiter: '-' };
  const stage = { ...MINIMAL, tables: { orders: { ...MINIMAL.tables.orders, rows } } };
  expect(faultyPaths(stage)).toEqual(['tables.orders.rows.delimiter']);
  const removalPolicy = undefined;
  const recovery = { ...MINIMAL.tables.orders, pointInTimeRecovery: false };
  expect(faultyPaths({ ...MINIMAL, removalPolicy, tables: { orders: recovery } })).toEqual([
    'tables.orders.pointInTimeRecovery',
  ]);
});

const everything = shippedStage('everything');

test.each(places(everything).map((place) => [place.join('.'), place]))(
  'where %s is null that is told, there or where the form begins, and nothing stops the other checks',
  (name, place) => {
    const told = validationErrorsOf(replaced(everything, place, null));
    const paths = told.map(([path]) => path.join('.'));
    expect(paths.some((path) => path === '' || `${name}.`.startsWith(`${path}.`))).toBe(true);
    expect(told.filter((parts) => parts.slice(1).some((part) => part === ''))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  },
);

test('what is checked stays as it was', () => {
  const stage = { ...MINIMAL, stackName: 'a_b', tables: { orders: { rows: 'own' } } };
  const before = structuredClone(stage);
  validateStage(stage);
  expect(stage).toEqual(before);
});
