import { restoreTable } from '../../../tools/recovery/restore-table';
import type { RestorePoint } from '../../../tools/recovery/restore-request';
import { awsServer, Refusal } from '../../aws-server';
import { arnOf, FakeTables, KEY, RECOVERY_POINT, ROLE, TABLE } from './fake-tables';
import { Recovering } from './recovering';

const server = awsServer();
const environment = { ...process.env };
const BACKUP = `${arnOf(TABLE)}/backup/1`;
let tables: FakeTables;
let recovering: Recovering;

beforeEach(() => {
  tables = new FakeTables(server);
  tables.answer();
  recovering = new Recovering(server);
});
afterEach(() => {
  process.env = { ...environment };
});

const restore = (point: RestorePoint, table = 'orders') =>
  restoreTable({ mode: 'restore', table, point }, recovering.context);

const newTables = () => tables.names.filter((name) => name !== TABLE);
const bodies = (action: string) =>
  server.asked.filter((asked) => asked.action === action).map(({ body }) => body);

describe('npm run restore', () => {
  test('to a time sets everything that AWS does not restore, recovery and protection first', async () => {
    const live = tables.set();
    const at = new Date((live.recovery.LatestRestorableDateTime - 60) * 1_000);
    expect(await restore({ kind: 'time', at })).toBe(true);
    const [name = ''] = newTables();
    expect(name).toBe(
      `${TABLE}-restored-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
    );
    const restored = tables.get(name);
    expect(restored).toMatchObject({
      recovery: { RecoveryPeriodInDays: 35 },
      timeToLive: { AttributeName: 'expires' },
      tags: [{ Key: 'team', Value: 'orders' }],
      policy: JSON.stringify({ Resource: arnOf(name) }),
      insights: 'THROTTLED_KEYS',
      kinesis: live.kinesis,
      description: {
        DeletionProtectionEnabled: true,
        TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
        StreamSpecification: live.description.StreamSpecification,
        SSEDescription: { KMSMasterKeyArn: KEY },
      },
      targets: [{ ResourceId: `table/${name}`, MinCapacity: 1, MaxCapacity: 9 }],
      policies: [{ ResourceId: `table/${name}`, PolicyName: 'read' }],
    });
    expect(restored.targets[0]).not.toHaveProperty('RoleARN');
    const changes = server.actions.filter((one) => /^(Update|Tag|Put|Enable|Register)/.test(one));
    expect(changes.slice(0, 2)).toEqual(['UpdateContinuousBackups', 'UpdateTable']);
    expect(live.description.TableName).toBe(TABLE);
  });

  test.each([1, -86_401])('refuses a time %d s from the latest restorable one', async (seconds) => {
    const latest = Number(tables.set().recovery.LatestRestorableDateTime);
    const at = new Date((latest + seconds) * 1_000);
    await expect(restore({ kind: 'time', at })).rejects.toMatchObject({ reason: 'usage' });
    expect(newTables()).toEqual([]);
  });

  test('without point-in-time recovery needs a backup', async () => {
    await expect(restore({ kind: 'latest' })).rejects.toMatchObject({ reason: 'usage' });
  });

  test('never restores over a table, also if somebody creates it meanwhile', async () => {
    tables.set();
    expect(await restore({ kind: 'backup', arn: BACKUP })).toBe(true);
    const [first = ''] = newTables();
    expect(await restore({ kind: 'backup', arn: BACKUP })).toBe(true);
    expect(newTables()).toEqual([first, `${first}-2`]);
    server.on('RestoreTableFromBackup', () => {
      tables.add(`${first}-3`);
      return new Refusal('TableAlreadyExistsException');
    });
    await expect(restore({ kind: 'backup', arn: BACKUP })).rejects.toThrow(
      'TableAlreadyExistsException',
    );
    expect(tables.get(`${first}-3`).tags).toEqual([]);
  });

  test('refuses the backup of another table', async () => {
    const arn = `${arnOf('others')}/backup/1`;
    await expect(restore({ kind: 'backup', arn })).rejects.toMatchObject({ reason: 'usage' });
  });

  test('refuses an unknown table before any request on tables', async () => {
    await expect(restore({ kind: 'latest' }, 'nothing')).rejects.toMatchObject({ reason: 'usage' });
    expect(server.actions).toEqual(['GetCallerIdentity', 'DescribeStacks']);
  });

  test('continues where an interrupted run stopped', async () => {
    tables.set();
    tables.creating = 1_000;
    recovering.isStopped = () => tables.names.length > 1;
    await expect(restore({ kind: 'latest' })).rejects.toThrow('Run the same command again');
    const [name = ''] = newTables();
    tables.get(name).description.polls = 0;
    recovering.isStopped = () => false;
    expect(await restore({ kind: 'latest' })).toBe(true);
    expect(newTables()).toEqual([name]);
    expect(bodies('RestoreTableToPointInTime')).toHaveLength(1);
    expect(recovering.printed.join('\n')).toContain(
      `Continuing the restore of orders into ${name}`,
    );
    expect(tables.get(name).description.DeletionProtectionEnabled).toBe(true);
  });

  test('finds its table after a lost response', async () => {
    tables.set();
    let calls = 0;
    server.on('RestoreTableToPointInTime', ({ body }) => {
      calls += 1;
      if (calls === 1) {
        tables.add(body.TargetTableName, {
          BillingModeSummary: undefined,
          SSEDescription: tables.get(TABLE).description.SSEDescription,
          RestoreSummary: { SourceTableArn: arnOf(TABLE) },
        });
        return new Refusal('InternalServerError', 'lost', 500);
      }
      return new Refusal('TableAlreadyExistsException');
    });
    expect(await restore({ kind: 'latest' })).toBe(true);
    expect([calls, newTables().length]).toEqual([2, 1]);
  });

  test('creates the replicas after the stream, one at a time, each with its key', async () => {
    const replica = (RegionName: string) => ({
      RegionName,
      KMSMasterKeyId: KEY.replace('eu-west-1', RegionName),
      ReplicaStatus: 'ACTIVE',
    });
    const Replicas = [replica('eu-central-1'), replica('us-east-1')];
    tables.set().description.Replicas = Replicas;
    expect(await restore({ kind: 'latest' })).toBe(true);
    const [name = ''] = newTables();
    expect(tables.get(name).description.Replicas).toEqual(Replicas);
    const updates = bodies('UpdateTable').filter((body) => body.ReplicaUpdates);
    expect(updates.map(({ ReplicaUpdates }) => ReplicaUpdates.length)).toEqual([1, 1]);
  });

  test('names the settings that could not be set, and sets them the next time', async () => {
    tables.set();
    const denied = new Refusal('AccessDeniedException');
    server.on('TagResource', denied);
    expect(await restore({ kind: 'latest' })).toBe(false);
    const [name = ''] = newTables();
    expect(recovering.printed.join('\n')).toMatch(/✖ Not set: tags: AccessDeniedException/);
    expect(tables.get(name).description.DeletionProtectionEnabled).toBe(true);
    server.on('TagResource', ({ body }) => {
      tables.get(name).tags.push(...body.Tags);
      return {};
    });
    expect(await restore({ kind: 'latest' })).toBe(true);
    expect(newTables()).toEqual([name]);
  });

  test('restores a recovery point by a job of AWS Backup with the role of the stack', async () => {
    tables.set();
    tables.jobStates = [
      { Status: 'PENDING' },
      { Status: 'RUNNING', PercentDone: '40%' },
      { Status: 'COMPLETED' },
    ];
    expect(await restore({ kind: 'backup', arn: RECOVERY_POINT })).toBe(true);
    const [name] = newTables();
    expect(bodies('PUT /restore-jobs')).toEqual([
      {
        RecoveryPointArn: RECOVERY_POINT,
        IamRoleArn: ROLE,
        ResourceType: 'DynamoDB',
        IdempotencyToken: name,
        Metadata: { targetTableName: name, encryptionType: 'KMS', kmsMasterKeyArn: KEY },
      },
    ]);
  });

  test('reports the message of a restore job that failed, and starts anew the next time', async () => {
    tables.set();
    tables.jobStates = [{ Status: 'FAILED', StatusMessage: 'no access to the key' }];
    const point = { kind: 'backup', arn: RECOVERY_POINT } as const;
    await expect(restore(point)).rejects.toThrow('no access to the key');
    tables.jobStates = [{ Status: 'COMPLETED' }];
    expect(await restore(point)).toBe(true);
    expect(bodies('PUT /restore-jobs')).toHaveLength(2);
  });
});
