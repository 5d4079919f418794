import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateBackupCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { loadStage } from '../../lib/stage/load-stage';
import { userNamed, type SignedInProbeUser } from '../../tools/check/run/signed-in-probe-user';
import { withClients } from '../../tools/sdk/clients';
import { describeStack } from '../../tools/sdk/deployed-stack';
import { withTable } from '../stages';
import {
  CDK,
  configIn,
  describeWithPython,
  directory,
  emulatorOf,
  endKept,
  exportedIn,
  outputsIn,
  run,
  stageFile,
  start,
  type Started,
} from './npm-start';
import { signInPeople } from './sign-in-people';

jest.setTimeout(600_000);

const STAGE = withTable(
  { rows: { by: 'tenant', match: 'prefix' }, billing: 'onDemand' },
  {
    stackName: 'adopted',
    identity: { tenantClaim: 'custom:tenantId' },
    workloads: { billing: { runsOn: 'lambda', tables: { orders: 'read' } } },
  },
);

/** A user of each tenant, with its name. */
const PEOPLE = ['acme', 'acme-corp', 'globex'].map((tenant) => ({ name: tenant, tenant }));

describeWithPython('a table that is damaged, restored and adopted on the local AWS', () => {
  let config: string;
  let started: Started;
  let client: DynamoDBClient;
  let live: string;
  let restored: string;
  let users: readonly SignedInProbeUser[];

  beforeAll(async () => {
    config = stageFile('adopted', STAGE);
    started = await start(['--config', config, '--keep']);
    expect(started.status).toBe(0);
    client = new DynamoDBClient(configIn(started.stdout));
    const outputs = outputsIn(started.stdout);
    live = String(outputs.OrdersTableName);
    const target = configIn(started.stdout);
    users = await withClients(target, target.region, (clients) =>
      signInPeople(PEOPLE, clients, target, loadStage(config), outputs),
    );
  });

  afterAll(() => endKept(started));

  const environment = () => ({ ...process.env, ...exportedIn(started.stdout) });
  const command = (name: string, ...flags: string[]) =>
    run(
      ['--require', 'ts-node/register', join('bin', `${name}.ts`), '--config', config, ...flags],
      environment(),
    );
  const restore = (...flags: string[]) => command('restore', '--table', 'orders', ...flags);
  const deploy = () => {
    const flags = ['--require-approval', 'never', '--method', 'direct', '--no-validation'];
    const assembly = join(directory, 'cdk.out');
    return run([CDK, 'deploy', '-c', `config=${config}`, '-o', assembly, ...flags], environment());
  };

  /** A client with the credentials of the user of an item's tenant. */
  const userOf = (pk: string) => {
    const { credentials } = userNamed(users, pk.split('#')[0] ?? '');
    return new DynamoDBClient({ ...configIn(started.stdout), ...(credentials && { credentials }) });
  };

  const put = (by: DynamoDBClient, pk: string, text: string) =>
    by.send(new PutItemCommand({ TableName: live, Item: { pk: { S: pk }, text: { S: text } } }));

  async function items(TableName: string): Promise<Record<string, string>> {
    const { Items = [] } = await client.send(new ScanCommand({ TableName }));
    return Object.fromEntries(Items.map(({ pk, text }) => [String(pk?.S), String(text?.S)]));
  }

  test('is restored from a backup', async () => {
    for (const pk of ['acme#1', 'acme#2', 'acme-corp#1', 'globex#1']) {
      await put(userOf(pk), pk, 'good');
    }
    await expect(put(userOf('acme#1'), 'acme-corp#1', 'bad')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    const { BackupDetails } = await client.send(
      new CreateBackupCommand({ TableName: live, BackupName: 'before' }),
    );
    await client.send(new DeleteItemCommand({ TableName: live, Key: { pk: { S: 'acme#1' } } }));
    await client.send(
      new DeleteItemCommand({ TableName: live, Key: { pk: { S: 'acme-corp#1' } } }),
    );
    for (const pk of ['acme#2', 'globex#1']) await put(client, pk, 'damaged');

    const done = await restore('--backup', String(BackupDetails?.BackupArn));
    expect([done.status, done.stderr]).toEqual([0, '']);
    restored = / --restored (\S+) /.exec(done.stdout)?.[1] ?? '';
    expect(restored).toContain(`${live}-restored-`);
  });

  test('gets back the items of one tenant, and no others', async () => {
    const damaged = { 'acme#2': 'damaged', 'globex#1': 'damaged' };
    const flags = ['--copy-back', '--restored', restored, '--tenant', 'acme'];
    const counted = await restore(...flags, '--dry-run');
    expect([counted.status, counted.stderr]).toEqual([0, '']);
    expect(counted.stdout).toMatch(/^2 items .*; 1 of them exist .* kept, 1 do not$/m);
    expect(await items(live)).toEqual(damaged);

    expect(await restore(...flags)).toMatchObject({ status: 0 });
    expect(await items(live)).toEqual({ ...damaged, 'acme#1': 'good' });
    expect(await restore(...flags, '--overwrite')).toMatchObject({ status: 0 });
    expect(await items(live)).toEqual({ ...damaged, 'acme#1': 'good', 'acme#2': 'good' });
  });

  test('is adopted, deployed without a flag, and checked', async () => {
    const before = await items(live);
    const text = readFileSync(config, 'utf8');
    const unknown = await restore('--adopt', '--restored', 'missing');
    expect([unknown.status, readFileSync(config, 'utf8')]).toEqual([1, text]);

    const adopted = await restore('--adopt', '--restored', restored);
    expect([adopted.status, adopted.stderr]).toEqual([0, '']);
    expect(adopted.stdout).toContain('OrdersTable leaves the stack');
    const { orders } = JSON.parse(readFileSync(config, 'utf8')).tables;
    expect(orders.existing).toEqual({ tableName: restored, restoredFrom: live });

    expect(await deploy()).toMatchObject({ status: 0 });
    const { outputs } = await describeStack('adopted', emulatorOf(started));
    expect(outputs.OrdersTableName).toBe(restored);
    const { TableNames } = await client.send(new ListTablesCommand({}));
    expect(TableNames).toEqual(expect.arrayContaining([live, restored]));
    expect(await items(live)).toEqual(before);
    const checkedStage = await command('check', '--out', join(directory, 'check.json'));
    expect([checkedStage.status, checkedStage.stderr]).toEqual([0, '']);
    const good = ['acme#1', 'acme#2', 'acme-corp#1', 'globex#1'].map((pk) => [pk, 'good']);
    expect(await items(restored)).toEqual(Object.fromEntries(good));
    const read = (by: string, pk: string) =>
      userOf(by).send(new GetItemCommand({ TableName: restored, Key: { pk: { S: pk } } }));
    expect((await read('acme#1', 'acme#2')).Item?.text).toEqual({ S: 'good' });
    await expect(read('acme#1', 'acme-corp#1')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});
