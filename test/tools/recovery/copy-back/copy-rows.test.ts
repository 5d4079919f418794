import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { CopyRecordFile } from '../../../../tools/recovery/copy-back/copy-record';
import { copyRow } from '../../../../tools/recovery/copy-back/copy-rows';
import { copyTables } from '../../../../tools/recovery/copy-back/copy-tables';
import { Pace } from '../../../../tools/recovery/copy-back/pace';
import { rowSelection } from '../../../../tools/recovery/copy-back/row-selection';
import { CopyStopped, copyRows, countRows } from '../../../../tools/recovery/copy-back/run-copy';
import type { CopiedRows } from '../../../../tools/recovery/restore-request';
import { checked, withTable } from '../../../stages';

const dynalite: (options: object) => Server = jest.requireActual('dynalite');
const IDENTITY = 'us-east-1:0a1b2c3d-0000-4000-8000-00000000000a';
const SUB = '0a1b2c3d-0000-4000-8000-00000000000b';
const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const directory = mkdtempSync(join(tmpdir(), 'copies-'));
const server = dynalite({ createTableMs: 0 });
let client: DynamoDBClient;
let tables = 0;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
  client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
});
afterAll(() => {
  client.destroy();
  server.close();
  rmSync(directory, { recursive: true });
});

type Type = 'S' | 'N' | 'B';

async function table(type: Type, keys: readonly AttributeValue[], from: string) {
  const TableName = `table-${tables++}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: type },
        { AttributeName: 'sk', AttributeType: 'N' },
      ],
    }),
  );
  for (;;) {
    const tried = await client
      .send(new ScanCommand({ TableName }))
      .catch((error: unknown) => error as Error);
    if (!(tried instanceof Error)) break;
  }
  for (const [position, pk] of keys.entries()) {
    const Item = { pk, sk: { N: String(position) }, from: { S: from } };
    await client.send(new PutItemCommand({ TableName, Item }));
  }
  return TableName;
}

/** Every item as partition key, sort key and where it is from. */
async function items(TableName: string): Promise<string[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  return Items.map(({ pk, sk, from }) => {
    const key = pk?.S ?? pk?.N ?? Buffer.from(pk?.B ?? []).toString('base64');
    return `${key} ${String(sk?.N)} ${String(from?.S)}`;
  }).sort();
}

interface CopyOptions {
  readonly overwrite?: boolean;
  readonly isStopped?: () => boolean;
}

async function copyOf(
  restored: string,
  live: string,
  selection: ReturnType<typeof rowSelection>,
  { overwrite = false, isStopped = () => false }: CopyOptions = {},
) {
  const both = await copyTables(client, restored, live);
  const target = { tableName: live, keys: both.to.keys, selection, overwrite };
  return { client, tables: both, target, isStopped, showProgress: () => undefined };
}

const NOTHING = { found: 0, copied: 0, kept: 0, after: undefined };
const S = (value: string) => ({ S: value });

/** Keys that are, and are not, of the tenant `acme` and of the users. */
const HOSTILE = [
  ...['acme', 'acme#', 'acme#1', 'acme##', 'acme#acme-corp', 'acme-corp', 'acme-corp#1'],
  ...['ACME#1', 'Acme', ' acme', 'acme ', 'acme #1', 'xacme#1', '#acme', 'acm', 'acme*', 'acme?#1'],
  ...['acme\u0000', 'acme\u0301#1', 'acme!#1', 'acme/#1', IDENTITY, `${IDENTITY}#1`],
  ...[`${IDENTITY}0`, `${IDENTITY}-1#1`, SUB, `${SUB}#1`, `${SUB}#`, `${SUB}0#1`, `x${SUB}#1`],
];
const EXACT = { by: 'tenant', match: 'exact' };
const PREFIX = { by: 'tenant', match: 'prefix' };

describe('items that are copied into the live table', () => {
  let restored: string;
  beforeAll(async () => {
    restored = await table('S', HOSTILE.map(S), 'restored');
  });

  test.each<
    [string, { by: string } & Readonly<Record<string, string>>, CopiedRows, readonly string[]]
  >([
    ['a tenant, exactly', EXACT, { kind: 'tenant', tenant: 'acme' }, ['acme']],
    [
      'a tenant, by prefix',
      PREFIX,
      { kind: 'tenant', tenant: 'acme' },
      ['acme#', 'acme#1', 'acme##', 'acme#acme-corp'],
    ],
    [
      'another tenant whose ID begins the same way',
      PREFIX,
      { kind: 'tenant', tenant: 'acme-corp' },
      ['acme-corp#1'],
    ],
    ['a tenant with a space', PREFIX, { kind: 'tenant', tenant: 'acme ' }, ['acme #1']],
    [
      'a tenant, by a longer delimiter',
      { ...PREFIX, delimiter: '##' },
      { kind: 'tenant', tenant: 'acme' },
      ['acme##'],
    ],
    ['an identity, exactly', { by: 'own' }, { kind: 'user', user: IDENTITY }, [IDENTITY]],
    [
      'an identity, by prefix',
      { by: 'own', match: 'prefix' },
      { kind: 'user', user: IDENTITY },
      [`${IDENTITY}#1`],
    ],
    [
      'a user, by sub and prefix',
      { by: 'own', id: 'userSub', match: 'prefix' },
      { kind: 'user', user: SUB },
      [`${SUB}#1`, `${SUB}#`],
    ],
    ['a partition key', EXACT, { kind: 'partitionKey', value: 'acme*' }, ['acme*']],
    [
      'a partition key of all rows',
      { by: 'all' },
      { kind: 'partitionKey', value: 'acme#1' },
      ['acme#1'],
    ],
  ])('are those of %s', async (_title, rows, wanted, expected) => {
    const live = await table('S', [S('other')], 'live');
    const before = await items(restored);
    const written = rows.by === 'all' ? 'all' : rows;
    const options = checked(withTable({ rows: written }, TENANTS)).tables.orders;
    const copy = await copyOf(restored, live, rowSelection('orders', options as any, wanted));

    const counted = await countRows(copy);
    expect(counted).toEqual({ found: expected.length, present: 0 });
    expect(await items(live)).toEqual(['other 0 live']);
    const record = await copyRows(copy, { ...NOTHING, found: counted.found }, () => undefined);
    expect(record).toMatchObject({ copied: expected.length, kept: 0 });
    const copied = expected.map((key) => `${key} ${HOSTILE.indexOf(key)} restored`);
    expect(await items(live)).toEqual([...copied, 'other 0 live'].sort());
    expect(await items(restored)).toEqual(before);
  });

  test.each<[Type, 'number' | 'binary', AttributeValue[], string, string]>([
    ['N', 'number', [{ N: '10' }, { N: '1' }, { N: '100' }, { N: '-10' }], '1.0e1', '10'],
    [
      'B',
      'binary',
      [{ B: Buffer.from('acme') }, { B: Buffer.from('acme#') }, { B: Buffer.from('acm') }],
      Buffer.from('acme').toString('base64'),
      Buffer.from('acme').toString('base64'),
    ],
  ])('are those of one key of type %s', async (type, name, keys, value, expected) => {
    const [restored, live] = [await table(type, keys, 'restored'), await table(type, [], 'live')];
    const options = { rows: { by: 'all' }, partitionKey: { name: 'pk', type: name } } as const;
    const selection = rowSelection('orders', options, { kind: 'partitionKey', value });
    const copy = await copyOf(restored, live, selection);
    expect(await copyRows(copy, NOTHING, () => undefined)).toMatchObject({ copied: 1 });
    expect(await items(live)).toEqual([`${expected} 0 restored`]);
  });
});

describe('items that exist in the live table', () => {
  const selection = { kind: 'beginsWith', prefix: 'acme#' } as const;
  const both = async () => [
    await table('S', ['acme#1', 'acme#2'].map(S), 'restored'),
    // The second has another sort key in the restored table.
    await table('S', ['acme#1', 'x', 'acme#2'].map(S), 'live'),
  ];

  test('are kept, also if other items have their partition key', async () => {
    const [restored = '', live = ''] = await both();
    const copy = await copyOf(restored, live, selection);
    expect(await countRows(copy)).toEqual({ found: 2, present: 1 });
    expect(await copyRows(copy, NOTHING, () => undefined)).toMatchObject({ copied: 1, kept: 1 });
    expect(await items(live)).toEqual([
      'acme#1 0 live',
      'acme#2 1 restored',
      'acme#2 2 live',
      'x 1 live',
    ]);
  });

  test('are replaced if they may be, and none is deleted', async () => {
    const [restored = '', live = ''] = await both();
    const copy = await copyOf(restored, live, selection, { overwrite: true });
    expect(await copyRows(copy, NOTHING, () => undefined)).toMatchObject({ copied: 2, kept: 0 });
    expect(await items(live)).toEqual([
      'acme#1 0 restored',
      'acme#2 1 restored',
      'acme#2 2 live',
      'x 1 live',
    ]);
  });
});

test('an item of another partition key is never written', async () => {
  const live = await table('S', [], 'live');
  const selection = { kind: 'beginsWith', prefix: 'acme#' } as const;
  const target = { tableName: live, keys: ['pk', 'sk'], selection, overwrite: true } as const;
  const foreign = { pk: S('acme-corp#1'), sk: { N: '1' } };
  await expect(copyRow(client, target, foreign, new Pace(1_000))).rejects.toThrow('not copied');
  expect(await items(live)).toEqual([]);
});

test('an interrupted copy continues after the last item, with the count of before', async () => {
  const keys = Array.from({ length: 5 }, (_, number) => S(`acme#${number}`));
  const [restored, live] = [await table('S', keys, 'restored'), await table('S', [], 'live')];
  const selection = { kind: 'beginsWith', prefix: 'acme#' } as const;
  const file = new CopyRecordFile(directory, ['a']);
  const save = file.save.bind(file);
  let asked = 0;
  const interrupted = await copyOf(restored, live, selection, { isStopped: () => ++asked > 2 });
  const began = { ...NOTHING, found: 5 };
  await expect(copyRows(interrupted, began, save)).rejects.toThrow(CopyStopped);
  expect(await items(live)).toHaveLength(2);
  expect(file.read()).toMatchObject({ found: 5, copied: 2, kept: 0 });
  const [name = ''] = readdirSync(directory);
  expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  expect(new CopyRecordFile(directory, ['b']).read()).toBeUndefined();

  const copy = await copyOf(restored, live, selection);
  const record = await copyRows(copy, file.read() ?? NOTHING, save);
  expect(record).toMatchObject({ found: 5, copied: 5, kept: 0 });
  expect(await items(live)).toHaveLength(5);
});

test('a record keeps binary keys', () => {
  const file = new CopyRecordFile(directory, ['binary']);
  const after = { pk: { B: Buffer.from([0, 255]) }, sk: { N: '1' } };
  file.save({ ...NOTHING, after });
  expect(file.read()?.after).toEqual(after);
  file.remove();
  expect(file.read()).toBeUndefined();
});

describe('tables that items are copied between', () => {
  test('with other keys, and the live table itself, are refused', async () => {
    const [strings, numbers] = [await table('S', [], ''), await table('N', [], '')];
    await expect(copyTables(client, strings, strings)).rejects.toThrow('live table itself');
    await expect(copyTables(client, strings, numbers)).rejects.toThrow(/pk \(S\).*pk \(N\)/);
    await expect(copyTables(client, 'missing', strings)).rejects.toThrow('no table missing');
  });
});

test('the pace waits for what was spent above the bound', async () => {
  let now = 1_000;
  const slept: number[] = [];
  const sleep = (milliseconds: number) => {
    slept.push(milliseconds);
    now += milliseconds;
    return Promise.resolve();
  };
  const pace = new Pace(100, { now: () => now, sleep });
  await pace.spend(50);
  await pace.spend(100);
  now += 5_000;
  await pace.spend(1);
  expect(slept).toEqual([500, 1_000, 10]);
});
