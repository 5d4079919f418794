import type { ConnectionInputs } from '../../../../tools/check/connection/connection-inputs';
import { resolveConnection, missingInputs } from '../../../../tools/check/connection/connection';
import { CERTIFIED, checked, DESTINATION, MINIMAL, SOURCE, withConnectors } from '../../../stages';

const ROLE = 'arn:aws:iam::111122223333:role/tool';
const USER = 'arn:aws:iam::111122223333:user/tool';
const KEY = { partitionKey: { name: 'pk', type: 'string' } };
const OUTPUTS = { ToolRoleArn: ROLE, ToolUserArn: USER, OrdersTableName: 'orders-1' };
const NAMED = { tables: { orders: { ...MINIMAL.tables.orders, tableName: 'orders' } } };

const stageOf = (connector: object, stage: object = {}) =>
  checked(withConnectors({ tool: connector }, stage));
const inputsOf = (inputs: Partial<ConnectionInputs>): ConnectionInputs => ({
  tables: {},
  ...inputs,
});

function connectionWith(
  connector: object,
  inputs: Partial<ConnectionInputs>,
  outputs: Record<string, string>,
  stage: object = {},
) {
  const all = stageOf(connector, stage);
  const { tool } = all.connectors;
  if (!tool) throw new Error('no connector');
  return resolveConnection(all, 'tool', tool, inputsOf(inputs), outputs);
}

describe('connection of a connector', () => {
  test('has the values of the stage and its stack by default', () => {
    const connection = connectionWith(SOURCE, {}, OUTPUTS, { env: { region: 'eu-west-1' } });
    expect(connection).toEqual({
      listTables: false,
      tables: [{ tableName: 'orders-1', ...KEY, sortKey: undefined, reads: true, writes: false }],
      role: {
        roleArn: ROLE,
        externalId: 'orders-7f3a91',
        sessionName: expect.stringMatching(/^orders-minimal-tool-[0-9a-f]{8}$/),
        durationSeconds: 3600,
      },
      identityArn: ROLE,
      region: 'eu-west-1',
      endpoint: undefined,
      sourceAccount: undefined,
    });
  });

  test('has the inputs of a person instead', () => {
    const entered = {
      roleArn: `${ROLE}-2`,
      externalId: 'entered',
      sessionName: 'me',
      duration: 900,
      region: 'us-west-2',
      endpoint: 'http://127.0.0.1:8000',
      tables: { orders: 'orders-2' },
    };
    const { role, region, endpoint, tables } = connectionWith(
      SOURCE,
      entered,
      {},
      {
        ...NAMED,
        env: { region: 'eu-west-1' },
      },
    );
    expect({ role, region, endpoint, names: tables.map(({ tableName }) => tableName) }).toEqual({
      role: {
        roleArn: `${ROLE}-2`,
        externalId: 'entered',
        sessionName: 'me',
        durationSeconds: 900,
      },
      region: 'us-west-2',
      endpoint: 'http://127.0.0.1:8000',
      names: ['orders-2'],
    });
  });

  test.each([
    ['444455556666', '444455556666'],
    ['http://127.0.0.1:8000', undefined],
    ['http://444455556666', undefined],
    ['444455556666.local', undefined],
    [undefined, undefined],
  ])('with the source %s has the source account %s', (source, expected) => {
    expect(connectionWith(DESTINATION, { source }, OUTPUTS).sourceAccount).toBe(expected);
  });

  test('has a new session name each time, within the limit of STS', () => {
    const stage = { stackName: 's'.repeat(128) };
    const names = [1, 2].map(
      () => connectionWith(SOURCE, {}, OUTPUTS, stage).role?.sessionName ?? '',
    );
    expect(new Set(names).size).toBe(2);
    expect(names.map((name) => name.length)).toEqual([64, 64]);
  });

  test.each([
    ['source', SOURCE, false],
    ['destination', DESTINATION, true],
  ])('of a %s writes: %s', (_purpose, connector, writes) => {
    expect(connectionWith(connector, {}, OUTPUTS).tables).toMatchObject([{ reads: true, writes }]);
  });

  test.each([
    ['an access key', DESTINATION, OUTPUTS, USER],
    ['a certificate', CERTIFIED, OUTPUTS, ROLE],
  ])(
    'with %s assumes no role, and has the ARN of the caller',
    (_what, connector, outputs, expected) => {
      const { role, identityArn } = connectionWith(connector, {}, outputs);
      expect([role, identityArn]).toEqual([undefined, expected]);
    },
  );

  test('has no ARN of the caller without outputs', () => {
    expect(
      connectionWith(DESTINATION, { tables: { orders: 'x' } }, {}).identityArn,
    ).toBeUndefined();
  });

  test('needs the outputs of the connector', () => {
    expect(() => connectionWith(CERTIFIED, {}, { OrdersTableName: 'x' })).toThrow(
      /: ToolRoleArn\./,
    );
  });

  test('has the session duration of the form, unless one is entered', () => {
    const ofAnHour = { ...SOURCE, maxSessionDuration: '1h' };
    const of = (connector: object, inputs: Partial<ConnectionInputs>) =>
      connectionWith(connector, inputs, OUTPUTS).role?.durationSeconds;
    expect([of(SOURCE, {}), of(ofAnHour, {}), of(ofAnHour, { duration: 900 })]).toEqual([
      3600, 1800, 900,
    ]);
  });

  test('has no role at a local instance, unless one is entered', () => {
    const endpoint = 'http://127.0.0.1:8000';
    expect(connectionWith(SOURCE, { endpoint }, OUTPUTS).role).toBeUndefined();
    expect(connectionWith(SOURCE, { endpoint, roleArn: ROLE }, OUTPUTS).role?.roleArn).toBe(ROLE);
  });

  test('names all missing outputs', () => {
    expect(() => connectionWith(SOURCE, {}, {})).toThrow(/: OrdersTableName, ToolRoleArn\./);
  });

  test('may have a table named like an object property', () => {
    const stage = { tables: { constructor: MINIMAL.tables.orders } };
    const connector = { ...DESTINATION, tables: ['constructor'] };
    expect(() => connectionWith(connector, {}, {}, stage)).toThrow('ConstructorTableName');
  });
});

const TABLE = '--table orders=NAME';

describe('missing inputs of a connection', () => {
  test.each<[string, object, Partial<ConnectionInputs>, object, string[]]>([
    ['nothing entered', SOURCE, {}, {}, ['--role-arn ARN', TABLE]],
    ['a table that the stage names', SOURCE, {}, NAMED, ['--role-arn ARN']],
    ['the role entered', SOURCE, { roleArn: ROLE }, {}, [TABLE]],
    ['all entered', SOURCE, { roleArn: ROLE, tables: { orders: 'x' } }, {}, []],
    ['an access key', DESTINATION, {}, {}, [TABLE]],
    ['an access key, and a table that the stage names', DESTINATION, {}, NAMED, []],
    ['a local instance', SOURCE, { endpoint: 'http://x' }, {}, [TABLE]],
  ])('with %s are %j', (_what, connector, inputs, stage, expected) => {
    expect(missingInputs(stageOf(connector, stage), 'tool', inputsOf(inputs))).toEqual(expected);
  });
});
