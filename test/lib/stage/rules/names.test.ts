import {
  MINIMAL,
  SOURCE,
  withConnectors,
  withTable,
  withUserPool,
  withWorkloads,
} from '../../../stages';
import { expectValues, type Values } from '../errors-of';

const { orders } = MINIMAL.tables;
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const API = { runsOn: 'lambda', tables: { orders: 'read' } };
const GROUP = { precedence: 1, tables: { orders: { rows: 'all' } } };
const tenants = (id: string) => ({
  ...MINIMAL,
  identity: { tenantClaim: 'custom:tenantId' },
  tenants: { [id]: { maxSessionDuration: 3600 } },
});

describe('names in a stage file', () => {
  test.each<[string, (name: any) => unknown, Omit<Values, 'code'>]>([
    [
      'tables.*',
      (id) => ({ ...MINIMAL, tables: { ...MINIMAL.tables, [id]: orders } }),
      { valid: ['events2'], invalid: ['my-events', '2events'] },
    ],
    [
      'tables.orders.indexes.*',
      (name) => withTable({ indexes: { [name]: INDEX } }),
      { valid: ['by-state_1.x'], invalid: ['ab', 'by state'] },
    ],
    [
      'identity.userPool.clients.*',
      (id) => withUserPool({ clients: { [id]: {} } }),
      { valid: ['web2'], invalid: ['my-web', '2web'] },
    ],
    [
      'groups.*',
      (name) => ({ ...MINIMAL, groups: { [name]: GROUP } }),
      { valid: ['my-group'], invalid: ['my group', ''] },
    ],
    ['tenants.*', tenants, { valid: ['acme-corp'], invalid: ['acme#', 'a*'] }],
    [
      'workloads.*',
      (id) => withWorkloads({ [id]: API }),
      { valid: ['api2'], invalid: ['my-api', ''] },
    ],
    [
      'connectors.*',
      (id) => withConnectors({ [id]: SOURCE }),
      { valid: ['tool2'], invalid: ['my-tool', ''] },
    ],
    [
      'tags.*',
      (key) => ({ ...MINIMAL, tags: { [key]: 'x' } }),
      { valid: ['cost-center'], invalid: ['aws:team', 'a*'] },
    ],
  ])('of %s', (path, stageWith, values) => {
    expectValues(path, stageWith, { ...values, code: 'invalidKey' });
  });
});
