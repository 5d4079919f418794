import { deploymentOf } from '../../../tools/simulator/deployment';
import {
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  SOURCE,
  withConnectors,
  withWorkloads,
} from '../../../stages';
import { templateOf } from '../../../synthesis';
import { faultyPaths, validationErrorsOf } from '../validation-errors-of';

const { orders } = MINIMAL.tables;
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
/** Names as long as they can be, so that what the rule counts with is what is deployed. */
const LONG = {
  ...orders,
  encryption: 'customerManaged',
  indexes: Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`${n}`.padStart(255, 'i'), INDEX]),
  ),
};
const ONE_INDEX = { ...orders, indexes: { ['i'.repeat(255)]: INDEX } };
const idsOf = (count: number) => Array.from({ length: count }, (_, n) => `${n}`.padStart(64, 't'));
const tablesOf = (count: number, table: object) =>
  Object.fromEntries(
    idsOf(count).map((id, n) => [id, { tableName: `${n}`.padStart(255, 'n'), ...table }]),
  );

const workloadOf = (count: number, table: object, grant = 'readWrite') =>
  withWorkloads(
    {
      api: {
        runsOn: 'ecs',
        tables: Object.fromEntries(idsOf(count).map((id) => [id, grant])),
      },
    },
    { tables: tablesOf(count, table), env: { region: 'us-east-1' } },
  );
const connectorOf = (count: number, table: object, options: object = {}) =>
  withConnectors(
    { tool: { ...DESTINATION, tables: idsOf(count), ...options } },
    { tables: tablesOf(count, table), env: { region: 'us-east-1' } },
  );
/** Ranges as long as they can be. */
const rangesOf = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    const group = (n + 0x1000).toString(16);
    return `2001:db8:1111:2222:3333:4444:5555:${group}/128`;
  });
const policiesOf = (stage: unknown, prefix: string) =>
  Object.keys(templateOf(stage).findResources('AWS::IAM::ManagedPolicy')).filter((id) =>
    id.startsWith(prefix),
  ).length;
const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const FIX =
  'name fewer tables, give them or their indexes shorter names, or split this one into two';
const TOO_MANY =
  "tables that fit 10 managed policies of 6144 characters, IAM's quota for a role or user";

describe('the tables of one workload', () => {
  test.each([
    ['with indexes and keys as many and long as they can be', LONG, 4, '12'],
    ['with a long index and a key', { ...ONE_INDEX, encryption: { keyArn: KEY_ARN } }, 50, '11'],
    ['with a long index', ONE_INDEX, 60, '11'],
  ])('%s: as many are taken as fit, and one more is told', (_title, table, most, policies) => {
    expect(validationErrorsOf(workloadOf(most, table))).toEqual([]);
    expect(policiesOf(workloadOf(most, table), 'ApiWorkload')).toBeGreaterThan(8);
    expect(policiesOf(workloadOf(most, table), 'ApiWorkload')).toBeLessThanOrEqual(10);
    expect(validationErrorsOf(workloadOf(most + 1, table)).at(-1)).toEqual([
      ['workloads', 'api', 'tables'],
      policies,
      TOO_MANY,
      FIX,
    ]);
  });

  test('indexes take no room where it only writes', () => {
    expect(faultyPaths(workloadOf(30, { ...LONG, encryption: 'awsOwned' }, 'write'))).toEqual([]);
  });
});

test('a key of the account takes as much room as a new one', () => {
  const most = (encryption: unknown) => {
    const table = { ...ONE_INDEX, encryption };
    return [50, 51].map((count) => faultyPaths(workloadOf(count, table)).at(-1));
  };
  expect(most({ keyArn: KEY_ARN })).toEqual([undefined, 'workloads.api.tables']);
  expect(most('customerManaged')).toEqual([undefined, 'workloads.api.tables']);
});

describe('the tables of one connector', () => {
  test('as many are taken as fit, and one more is told', () => {
    const table = { ...orders, encryption: 'customerManaged' };
    const limits = { expires: '2030-01-01', listTables: true, sourceIps: rangesOf(20) };
    expect(validationErrorsOf(connectorOf(97, table, limits))).toEqual([]);
    expect(policiesOf(connectorOf(97, table, limits), 'ToolConnector')).toBeLessThanOrEqual(10);
    expect(validationErrorsOf(connectorOf(98, table, limits))).toEqual([
      [['connectors', 'tool', 'tables'], '11', TOO_MANY, FIX],
    ]);
  });

  test('ranges of addresses leave room for fewer', () => {
    const options = { sourceIps: rangesOf(100) };
    expect(validationErrorsOf(connectorOf(30, orders, options))).toEqual([]);
    expect(policiesOf(connectorOf(30, orders, options), 'ToolConnector')).toBe(10);
    expect(faultyPaths(connectorOf(31, orders, options))).toEqual(['connectors.tool.tables']);
    // So does what it may besides.
    expect(faultyPaths(connectorOf(30, orders, { ...options, listTables: true }))).toEqual([
      'connectors.tool.tables',
    ]);
  });
});

describe('ranges of addresses', () => {
  const FIX = 'join ranges into wider ones, or name fewer; a shorter external ID makes room too';
  const told = (stage: unknown) =>
    validationErrorsOf(stage).map(([path, received, , fix]) => [path.join('.'), received, fix]);

  test('fit the trust policy of a principal, which IAM takes', () => {
    const trust = {
      principalArn: `arn:aws:iam::444455556666:role/${'r'.repeat(64)}`,
      externalId: 'x'.repeat(100),
    };
    const stage = (count: number) =>
      withConnectors({
        tool: { ...SOURCE, trust, expires: '2030-01-01', sourceIps: rangesOf(count) },
      });
    const most = 33;
    expect(told(stage(most))).toEqual([]);
    const { AssumeRolePolicyDocument } = deploymentOf(templateOf(stage(most))).properties(
      'ToolConnector',
    );
    const length = JSON.stringify(AssumeRolePolicyDocument).length;
    expect(length).toBeLessThanOrEqual(2048);
    expect(length).toBeGreaterThan(1900);
    expect(told(stage(most + 1))).toEqual([['connectors.tool.sourceIps', '34', FIX]]);
  });

  test('fit a managed policy beside the actions, where there is no such trust', () => {
    const table = { ...orders, tableName: 't'.repeat(255) };
    const stage = (count: number) => connectorOf(1, table, { sourceIps: rangesOf(count) });
    const most = 117;
    expect(told(stage(most))).toEqual([]);
    expect(told(stage(most + 1))).toEqual([['connectors.tool.sourceIps', '118', FIX]]);
    const deployment = deploymentOf(templateOf(stage(most)), {
      account: '111122223333',
      region: 'us-gov-east-1',
    });
    const { PolicyDocument } = deployment.properties('ToolConnectorPolicy');
    const length = JSON.stringify(PolicyDocument).length;
    expect(length).toBeLessThanOrEqual(6144);
    expect(length).toBeGreaterThan(6000);
    // An end takes its room too.
    const ending = { sourceIps: rangesOf(most), expires: '2030-01-01' };
    expect(faultyPaths(connectorOf(1, orders, ending))).toEqual(['connectors.tool.sourceIps']);
    expect(validationErrorsOf(stage(most + 1)).map(([, , expected]) => expected)).toEqual([
      'IP ranges that fit a managed policy of 6,144 characters with the rest: 5364 are left, and these need 5370',
    ]);
    // The trust of a certificate names no ranges.
    const certified = withConnectors({ tool: { ...CERTIFIED, sourceIps: rangesOf(60) } });
    expect(faultyPaths(certified)).toEqual([]);
  });

  test('leave no room for an external ID of the greatest length', () => {
    const trust = { ...SOURCE.trust, externalId: 'x'.repeat(1224) };
    const stage = (count: number) =>
      withConnectors({ tool: { ...SOURCE, trust, sourceIps: rangesOf(count) } });
    expect(told(stage(11))).toEqual([]);
    expect(told(stage(12))).toEqual([['connectors.tool.sourceIps', '12', FIX]]);
    const principalArn = `arn:aws:iam::444455556666:role/${'p/'.repeat(285)}tool`;
    const full = { ...SOURCE, trust: { ...trust, principalArn }, sourceIps: rangesOf(1) };
    const [[, , expected] = []] = validationErrorsOf(withConnectors({ tool: full }));
    expect(expected).toContain('a trust policy of 2,048 characters with the rest: 19 are left');
    const ending = { ...SOURCE, trust: { ...trust, principalArn }, expires: '2030-01-01' };
    expect(validationErrorsOf(withConnectors({ tool: ending }))).toEqual([
      [
        ['connectors', 'tool', 'trust', 'externalId'],
        `"${'x'.repeat(99)}…`,
        'an external ID that fits a trust policy of 2,048 characters with the principal and the day',
        'take a shorter external ID',
      ],
    ]);
  });
});

test('ranges of addresses are counted to the last character, those at fault as none', () => {
  const { principalArn } = SOURCE.trust;
  const stage = (externalId: string, others: object = {}) => {
    const trust = { principalArn, externalId, ...others };
    return withConnectors({ tool: { ...SOURCE, trust, sourceIps: rangesOf(30) } });
  };
  const expectations = (input: unknown) =>
    validationErrorsOf(input).map(([, , expected]) => expected);
  const fit = (left: number, needed: number) =>
    `IP ranges that fit a trust policy of 2,048 characters with the rest: ${left} are left, and these need ${needed}`;
  expect(expectations(stage('x'.repeat(404)))).toEqual([fit(1409, 1410)]);
  expect(expectations(stage('x'.repeat(403)))).toEqual([]);

  const atFault = (options: object) =>
    expectations(withConnectors({ tool: { ...SOURCE, ...options } })).at(-1);
  const sourceIps = [...rangesOf(60), 5];
  expect(atFault({ sourceIps })).toBe(fit(1800, 2763));
  expect(atFault({ sourceIps, trust: { ...SOURCE.trust, principalArn: 5 } })).toBe(fit(1835, 2763));
  expect(atFault({ sourceIps, trust: { ...SOURCE.trust, externalId: 5 } })).toBe(fit(1813, 2763));
});
