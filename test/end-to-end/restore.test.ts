import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateBackupCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  PutResourcePolicyCommand,
  ScanCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { withTable } from '../stages';
import {
  configIn,
  describeWithPython,
  directory,
  endKept,
  exportedIn,
  outputsIn,
  run,
  stageFile,
  START,
  type Finished,
} from './npm-start';

jest.setTimeout(600_000);

const RESTORE = ['--require', 'ts-node/register', join('bin', 'restore.ts')];
const EVIDENCE = join(directory, 'restore.json');
const JUNIT = join(directory, 'restore.xml');

const STAGE = withTable(
  {
    rows: 'own',
    timeToLive: 'expires',
    stream: 'newAndOldImages',
    encryption: 'customerManaged',
    indexes: { byDate: { partitionKey: { name: 'date', type: 'string' } } },
  },
  {
    stackName: 'recovered',
    env: { account: '123456789012', region: 'us-east-1' },
    tags: { team: 'orders' },
  },
);

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const SECRET = 'a value of an item';

describeWithPython('npm run restore on the local AWS', () => {
  let config: string;
  let started: Finished;
  let client: DynamoDBClient;
  let tableName: string;
  let tableArn: string;

  const restore = (...flags: string[]): Promise<Finished> =>
    run([...RESTORE, '--config', config, ...flags], {
      ...process.env,
      ...exportedIn(started.stdout),
    });

  const put = (pk: string, text = SECRET) =>
    client.send(
      new PutItemCommand({ TableName: tableName, Item: { pk: { S: pk }, text: { S: text } } }),
    );

  const tables = async () => (await client.send(new ListTablesCommand({}))).TableNames ?? [];

  async function itemsOf(TableName: string): Promise<Record<string, string>> {
    const { Items = [] } = await client.send(new ScanCommand({ TableName }));
    return Object.fromEntries(Items.map(({ pk, text }) => [String(pk?.S), String(text?.S)]));
  }

  beforeAll(async () => {
    config = stageFile('recovered', STAGE);
    const out = join(directory, 'amplify_outputs.json');
    started = await run([...START, '--config', config, '--out', out, '--keep']);
    expect([started.status, started.stderr]).toEqual([0, '']);
    client = new DynamoDBClient(configIn(started.stdout));
    const outputs = outputsIn(started.stdout);
    tableName = String(outputs.OrdersTableName);
    tableArn = String(outputs.OrdersTableArn);
    // MiniStack sets none of these for an AWS::DynamoDB::GlobalTable.
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expires' };
    await client.send(
      new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification }),
    );
    await client.send(
      new UpdateContinuousBackupsCommand({
        TableName: tableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    await client.send(
      new TagResourceCommand({ ResourceArn: tableArn, Tags: [{ Key: 'team', Value: 'orders' }] }),
    );
    await put('ann');
    await put('bob');
  });

  afterAll(() => endKept(started));

  test('a drill leaves evidence without items, and no table', async () => {
    const before = await tables();
    const drill = await restore('--drill', '--out', EVIDENCE, '--junit', JUNIT);
    expect([drill.status, drill.stderr]).toEqual([0, '']);
    expect(await tables()).toEqual(before);
    const text = readFileSync(EVIDENCE, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      passed: true,
      notRemoved: [],
      tables: [
        {
          table: 'orders',
          counts: { live: { items: 2, isComplete: true }, restored: { items: 2 } },
        },
      ],
    });
    for (const written of [text, readFileSync(JUNIT, 'utf8'), drill.stdout]) {
      expect(written).not.toMatch(new RegExp(`${SECRET}|"ann"|"bob"`));
    }
  });

  test('restores a backup into a new table, with the key and the settings of the live one', async () => {
    // MiniStack restores without the key, which is then set with the other settings.
    const SSESpecification = { Enabled: true, SSEType: 'KMS' as const, KMSMasterKeyId: KEY };
    await client.send(new UpdateTableCommand({ TableName: tableName, SSESpecification }));
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::123456789012:role/reports' },
          Action: 'dynamodb:GetItem',
          Resource: tableArn,
        },
      ],
    });
    await client.send(new PutResourcePolicyCommand({ ResourceArn: tableArn, Policy }));
    const { BackupDetails } = await client.send(
      new CreateBackupCommand({ TableName: tableName, BackupName: 'before' }),
    );
    await put('ann', 'damaged');
    const flags = ['--table', 'orders', '--backup', String(BackupDetails?.BackupArn)];
    const first = await restore(...flags);
    expect([first.status, first.stderr]).toEqual([0, '']);

    const [restored = '', ...others] = (await tables()).filter((name) => name !== tableName);
    expect(others).toEqual([]);
    expect(restored).toMatch(new RegExp(`^${tableName}-restored-\\d{8}T\\d{6}Z$`));
    expect(first.stdout).toContain(restored);
    expect(await itemsOf(restored)).toEqual({ ann: SECRET, bob: SECRET });
    expect(await itemsOf(tableName)).toMatchObject({ ann: 'damaged' });
    await expectSameSettings(restored);

    // The name is taken, and the table that has it is left alone.
    const second = await restore(...flags);
    expect(second.status).toBe(0);
    expect(await tables()).toContain(`${restored}-2`);
  });

  async function expectSameSettings(restored: string): Promise<void> {
    const [live, other] = await Promise.all(
      [tableName, restored].map(async (TableName) => {
        const { Table } = await client.send(new DescribeTableCommand({ TableName }));
        const ResourceArn = String(Table?.TableArn);
        return {
          key: Table?.SSEDescription?.KMSMasterKeyArn,
          keySchema: Table?.KeySchema,
          indexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName),
          stream: Table?.StreamSpecification,
          isProtected: Table?.DeletionProtectionEnabled,
          ttl: (await client.send(new DescribeTimeToLiveCommand({ TableName })))
            .TimeToLiveDescription,
          recovery: (await client.send(new DescribeContinuousBackupsCommand({ TableName })))
            .ContinuousBackupsDescription?.PointInTimeRecoveryDescription
            ?.PointInTimeRecoveryStatus,
          tags: (await client.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags,
          policy: (
            await client.send(new GetResourcePolicyCommand({ ResourceArn }))
          ).Policy?.includes(`"${ResourceArn}"`),
        };
      }),
    );
    expect(other).toEqual(live);
    expect(live).toMatchObject({
      key: KEY,
      ttl: { AttributeName: 'expires' },
      recovery: 'ENABLED',
      policy: true,
      tags: [{ Key: 'team', Value: 'orders' }],
      stream: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  }

  test('refuses an unknown table and a backup that does not exist', async () => {
    expect(await restore('--table', 'nothing', '--latest')).toMatchObject({ status: 2 });
    const arn = `${tableArn}/backup/01500000000000-00000000`;
    const unknown = await restore('--table', 'orders', '--backup', arn);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain(arn);
  });
});
