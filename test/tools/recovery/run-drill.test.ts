import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUpDrills } from '../../../tools/recovery/clean-up-drills';
import { runDrill } from '../../../tools/recovery/run-drill';
import { awsServer, Refusal } from '../../aws-server';
import { FakeTables, TABLE } from './fake-tables';
import { Recovering } from './recovering';

const server = awsServer();
const environment = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'drill-'));
const OUT = join(folder, 'restore.json');
const JUNIT = join(folder, 'restore.xml');
const TAG = 'dynamodb-direct-access:restore-drill';
const DRILL = `${TABLE}-restored-drill-20261128T100000Z`;
const SECRET = 'a value of an item';
let tables: FakeTables;
let recovering: Recovering;

beforeEach(() => {
  tables = new FakeTables(server);
  tables.answer();
  tables.set().items = ['ann', 'bob'].map((pk) => ({ pk: { S: pk }, text: { S: SECRET } }));
  recovering = new Recovering(server);
});
afterEach(() => {
  process.env = { ...environment };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const drill = () =>
  runDrill({ mode: 'drill', table: undefined, out: OUT, junit: JUNIT }, recovering.context);
const cleanUp = () => cleanUpDrills({ mode: 'cleanUp' }, recovering.context);
const evidence = () => JSON.parse(readFileSync(OUT, 'utf8'));
const checks = () =>
  Object.fromEntries(evidence().tables[0].checks.map(({ check, passed }: any) => [check, passed]));

describe('recovery drill', () => {
  test('restores, tags, compares and deletes a temporary table', async () => {
    expect(await drill()).toBe(true);
    expect(tables.names).toEqual([TABLE]);
    const order = ['RestoreTableToPointInTime', 'TagResource', 'Scan', 'DeleteTable'];
    const positions = order.map((action) => server.actions.indexOf(action));
    expect(positions[0]).toBeGreaterThanOrEqual(0);
    expect(positions).toEqual([...positions].sort((one, other) => one - other));
    expect(server.actions.filter((one) => /^(Put|Update|Enable|Register)/.test(one))).toEqual([]);
    expect(evidence()).toMatchObject({ passed: true, notRemoved: [], stackName: 'orders-prod' });
    expect(evidence().tables[0]).toMatchObject({
      table: 'orders',
      counts: { live: { items: 2 }, restored: { items: 2 } },
      notCarried: expect.arrayContaining(['TTL', 'tags', 'autoscaling']),
    });
  });

  test('writes counts and hashes, and no value of an item', async () => {
    await drill();
    expect(evidence().tables[0].sample).toHaveLength(2);
    for (const text of [readFileSync(OUT, 'utf8'), readFileSync(JUNIT, 'utf8')]) {
      expect(text).not.toMatch(new RegExp(`${SECRET}|ann|bob`.replace('ann|', '"ann"|')));
    }
    const first = evidence().tables[0].sample[0].restored;
    await drill();
    expect(evidence().tables[0].sample[0].restored).not.toBe(first);
  });

  test('fails if items or keys differ, and deletes its table', async () => {
    server.on('RestoreTableToPointInTime', ({ body: { TargetTableName } }) => {
      const restored = tables.add(TargetTableName, {
        KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }],
        SSEDescription: tables.get(TABLE).description.SSEDescription,
        BillingModeSummary: undefined,
      });
      restored.items = [{ pk: { S: 'ann' }, other: { S: 'x' } }];
      return {};
    });
    server.on('BatchGetItem', { Responses: {} });
    expect(await drill()).toBe(false);
    expect(checks()).toEqual({
      restore: true,
      'key schema': false,
      'attribute definitions': true,
      indexes: true,
      'billing mode': true,
      encryption: true,
      'item count': false,
      'sampled items': false,
    });
    expect(readFileSync(JUNIT, 'utf8').match(/<failure/g)).toHaveLength(3);
    expect(tables.names).toEqual([TABLE]);
  });

  test('fails where there is nothing to restore, or AWS refuses', async () => {
    tables.get(TABLE).recovery = { PointInTimeRecoveryStatus: 'DISABLED' };
    server.on('ListBackups', { BackupSummaries: [] });
    expect(await drill()).toBe(false);
    expect(checks()).toEqual({ restore: false });
    tables.set();
    server.on('RestoreTableToPointInTime', new Refusal('AccessDeniedException'));
    expect(await drill()).toBe(false);
    expect(checks()).toEqual({ restore: false });
  });

  test('uses the newest backup without point-in-time recovery', async () => {
    tables.get(TABLE).recovery = { PointInTimeRecoveryStatus: 'DISABLED' };
    expect(await drill()).toBe(true);
    expect(evidence().tables[0].source.kind).toBe('dynamoDbBackup');
  });

  test('that is stopped leaves its table, which --clean-up deletes', async () => {
    tables.creating = 1_000;
    recovering.isStopped = () => tables.names.length > 1;
    expect(await drill()).toBe(false);
    const [, left = ''] = tables.names;
    expect(evidence().notRemoved).toEqual([expect.stringContaining(left)]);
    expect(left).toMatch(new RegExp(`^${TABLE}-restored-drill-`));
    recovering.isStopped = () => false;
    tables.get(left).description.polls = 0;
    tables.get(left).tags = [{ Key: TAG, Value: 'orders-prod' }];
    expect(await cleanUp()).toBe(true);
    expect(tables.names).toEqual([TABLE]);
  });
});

describe('recovery drill --clean-up', () => {
  const tagged = (name: string, value = 'orders-prod', age = 0) =>
    (tables.add(name, { CreationDateTime: Date.now() / 1_000 - age }).tags = [
      { Key: TAG, Value: value },
    ]);

  test('deletes only tables with the name and the tag of a drill of this stack', async () => {
    tagged(DRILL);
    const kept = [
      TABLE,
      `${TABLE}-restored-20261128T100000Z`,
      'others-restored-drill-20261128T100000Z',
      `${TABLE}-restored-drill-20261129T100000Z`,
      `${TABLE}-restored-drill-20261130T100000Z`,
    ];
    tagged(kept[1] ?? '');
    tagged(kept[2] ?? '');
    tagged(kept[3] ?? '', 'another-stack');
    tables.add(kept[4] ?? '');
    expect(await cleanUp()).toBe(false);
    expect(tables.names).toEqual(kept);
    const output = recovering.printed.join('\n');
    for (const name of kept.slice(3)) expect(output).toContain(`✖ Not deleted: ${name}`);
  });

  test('says that nothing is left', async () => {
    expect(await cleanUp()).toBe(true);
    expect(server.actions).not.toContain('DeleteTable');
  });

  test('reads the tag again right before it deletes', async () => {
    tagged(DRILL);
    let calls = 0;
    server.on('ListTagsOfResource', () => {
      calls += 1;
      return { Tags: calls === 1 ? [{ Key: TAG, Value: 'orders-prod' }] : [] };
    });
    expect(await cleanUp()).toBe(false);
    expect(tables.names).toContain(DRILL);
  });

  test('is done by the next drill too, except for a drill that can be in progress', async () => {
    const young = DRILL.replace('28T', '29T');
    tagged(DRILL, 'orders-prod', 2 * 86_400);
    tagged(young);
    expect(await drill()).toBe(true);
    expect(tables.names).toEqual([TABLE, young]);
  });
});
