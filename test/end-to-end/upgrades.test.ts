import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  configIn,
  exportedIn,
  CDK,
  describeWithPython,
  directory,
  endKept,
  run,
  stageFile,
  start,
  type Finished,
} from './npm-start';

const KEY = { name: 'pk', type: 'string' };
const ITEM = { pk: { S: 'order-1' }, total: { N: '42' } };

/** A stage that goes without a trace, with its tables. */
function stage(tables: object) {
  return { stackName: 'upgraded', removalPolicy: 'destroy', tables };
}

const FIRST = stage({ orders: { partitionKey: KEY, rows: 'all' } });
const HARMLESS = stage({
  orders: { partitionKey: KEY, rows: 'own', actions: ['GetItem'] },
  notes: { partitionKey: KEY, rows: 'own' },
});
const OTHER_KEY = stage({
  orders: { partitionKey: { name: 'id', type: 'string' }, rows: 'own', actions: ['GetItem'] },
  notes: { partitionKey: KEY, rows: 'own' },
});

describeWithPython('a deployed stage that changes', () => {
  let started: Finished;
  let local: Record<string, string>;
  let dynamodb: DynamoDBClient;

  beforeAll(async () => {
    started = await start(['--keep', '--config', stageFile('first', FIRST)]);
    local = exportedIn(started.stdout);
    dynamodb = new DynamoDBClient(configIn(started.stdout));
  });

  afterAll(() => endKept(started));

  /** The CDK's own command, without the checks of templates, which the comparison is no part of. */
  function cdk(command: string, of: object, ...flags: string[]): Promise<Finished> {
    const config = `config=${stageFile(command, of)}`;
    const assembly = join(directory, 'cdk.out');
    const args = [CDK, command, '-c', config, '-o', assembly, '--no-validation', ...flags];
    return run(args, { ...process.env, ...local });
  }

  const deploy = (of: object, ...flags: string[]) =>
    cdk('deploy', of, '--require-approval', 'never', '--method', 'direct', ...flags);

  async function tables(): Promise<string[]> {
    const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
    return TableNames.sort();
  }

  /** The table as it is: its name, when it was made, and its keys. */
  async function described(TableName: string) {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    return [Table?.TableId, Table?.CreationDateTime, Table?.KeySchema];
  }

  test('keeps its data, unless a person says that it may go', async () => {
    expect(started.status).toBe(0);
    const [TableName = '', ...others] = await tables();
    expect(others).toEqual([]);
    await dynamodb.send(new PutItemCommand({ TableName, Item: ITEM }));
    const before = await described(TableName);

    expect(await deploy(HARMLESS)).toMatchObject({ status: 0 });
    const after = await tables();
    expect(after).toEqual([expect.stringContaining('NotesTable'), TableName]);
    expect(await described(TableName)).toEqual(before);

    const refused = await deploy(OTHER_KEY);
    expect(refused.status).toBe(1);
    const change = `KeySchema [{"AttributeName":"pk","KeyType":"HASH"}] → [{"AttributeName":"id","KeyType":"HASH"}]\n`;
    for (const part of ['the deployed stack upgraded: 1 ', '  OrdersTable\n', change]) {
      expect(refused.stderr).toContain(part);
    }
    expect(refused.stderr).toMatch(/-c replace=OrdersTable$/m);
    expect(refused.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(directory, 'cdk.out', 'manifest.json'))).toBe(false);
    expect(await tables()).toEqual(after);
    expect(await described(TableName)).toEqual(before);
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: { pk: ITEM.pk } }));
    expect(Item).toEqual(ITEM);

    expect(await deploy(OTHER_KEY, '-c', 'replace=OrdersTable')).toMatchObject({ status: 0 });
    const replaced = await tables();
    expect(replaced).toEqual([after[0], expect.stringContaining('OrdersTable')]);
    expect((await described(String(replaced[1])))[2]).toEqual([
      { AttributeName: 'id', KeyType: 'HASH' },
    ]);

    expect(await cdk('destroy', OTHER_KEY, '--force')).toMatchObject({ status: 0 });
    expect(await tables()).toEqual([]);
  });
});
