import { rules } from '../../../../lib/stage/rules';
import { isLeftOut } from '../../../../lib/stage/rules/rule';
import type { PartialStage } from '../../../../lib/stage/partial-stage';
import { CERTIFIED, DESTINATION, SOURCE } from '../../../stages';

const IDENTITY = { identity: { tenantClaim: 'custom:tenantId' } };

describe('rules', () => {
  // The schema reports what is invalid; the rules see its key without a value.
  test.each<[string, PartialStage]>([
    ['all parts are absent', {}],
    ['tables', { tables: { orders: undefined } }],
    ['the keys of tables', { tables: { orders: {} } }],
    [
      'parts of tables',
      {
        tables: {
          orders: {
            partitionKey: { name: undefined, type: undefined },
            sortKey: { name: undefined, type: undefined },
            indexes: { byState: undefined, byDay: { projection: undefined } },
            billing: { provisioned: { read: undefined, write: { min: 5, max: undefined } } },
            encryption: { keyArn: undefined },
            rows: undefined,
          },
          others: {
            billing: { provisioned: { write: { min: undefined, max: 5 } } },
            rows: { by: 'own', id: undefined, match: 'prefix', delimiter: '-' },
          },
        },
      },
    ],
    ['replicas', { env: { region: 'us-east-1' }, tables: { orders: { replicas: [undefined] } } }],
    ['tenants', { ...IDENTITY, tenants: { acme: undefined } }],
    [
      'the session durations of tenants',
      { ...IDENTITY, tenants: { acme: { maxSessionDuration: undefined } } },
    ],
    ['the tenant claim', { identity: { tenantClaim: undefined }, tenants: { acme: undefined } }],
    ['the user pool', { identity: { userPool: undefined } }],
    [
      'parts of the user pool',
      {
        identity: {
          userPool: { domainPrefix: undefined, callbackUrls: undefined, logoutUrls: undefined },
        },
      },
    ],
    [
      'workloads and connectors',
      { workloads: { api: undefined }, connectors: { tool: undefined } },
    ],
    [
      'parts of workloads and connectors',
      {
        tables: { orders: {} },
        workloads: { api: { runsOn: undefined, tables: undefined } },
        connectors: {
          from: { purpose: 'source', tables: undefined, trust: SOURCE.trust },
          to: { purpose: 'destination', tables: ['orders', undefined], trust: SOURCE.trust },
          none: { purpose: 'destination', tables: ['orders'], trust: undefined },
          nobody: { purpose: 'source', tables: ['orders'], trust: {} },
        },
      },
    ],
    [
      'parts of a trust',
      {
        env: { region: 'us-gov-west-1' },
        connectors: {
          one: { trust: { principalArn: undefined, externalId: 'ab' } },
          two: { trust: { principalArn: undefined, allowAccountRoot: true } },
          three: { ...CERTIFIED, trust: { rolesAnywhere: undefined } },
          four: { ...DESTINATION, maxSessionDuration: undefined },
        },
      },
    ],
  ])('conclude nothing if these are invalid: %s', (_title, stage) => {
    expect(rules.flatMap((rule) => rule(stage))).toEqual([]);
  });
});

describe('a key that is left out', () => {
  test.each<[boolean, object, readonly string[]]>([
    [true, {}, []],
    [true, {}, ['region']],
    [true, { env: {} }, ['region']],
    [false, { env: {} }, []],
    [false, { env: undefined }, []],
    [false, { env: undefined }, ['region']],
    [false, { env: null }, ['region']],
    [false, { env: 5 }, ['region']],
    [false, { env: { region: undefined } }, ['region']],
    [true, Object.create({ env: {} }), []],
  ])('%s: in %j, %j', (expected, stage, inner) => {
    expect(isLeftOut(stage, 'env', ...inner)).toBe(expected);
  });
});
