import {
  readBackupSettings,
  readTableRecovery,
} from '../../../../tools/recovery/list/read-table-recovery';
import { clientsOf, type Answers } from './sdk-server';

const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders-1';
const LIVE = { id: 'orders', tableName: 'orders-1', tableArn: ARN, hasOwnKey: false };
const POINTS = `GET /resources/${ARN}/recovery-points`;
const at = (time: string) => Date.parse(time) / 1000;

const recovery = (status: string, times: object = {}) => ({
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status, ...times },
  },
});
const ENABLED = recovery('ENABLED', {
  EarliestRestorableDateTime: at('2026-10-25T10:00:00Z'),
  LatestRestorableDateTime: at('2026-11-28T09:55:00Z'),
});
const backup = (id: string, time: string, BackupType = 'USER') => ({
  BackupArn: `${ARN}/backup/${id}`,
  BackupName: id,
  BackupCreationDateTime: at(time),
  BackupStatus: 'AVAILABLE',
  BackupType,
  BackupSizeBytes: 100,
});
const point = (id: string, time: string) => ({
  RecoveryPointArn: `arn:aws:backup:eu-west-1:111122223333:recovery-point:${id}`,
  CreationDate: at(time),
  Status: 'COMPLETED',
  BackupSizeBytes: 200,
  BackupVaultName: 'orders-vault',
});

async function read(answers: Answers) {
  const { clients, sent } = clientsOf(answers);
  return { found: await readTableRecovery(clients, LIVE), sent };
}

test('a table with both kinds of backups, the latest first, on several pages', async () => {
  const first = backup('1', '2026-11-01T10:00:00Z');
  const { found, sent } = await read({
    DescribeContinuousBackups: [ENABLED],
    ListBackups: [
      { BackupSummaries: [first], LastEvaluatedBackupArn: first.BackupArn },
      // AWS Backup lists its own among its recovery points.
      {
        BackupSummaries: [
          backup('2', '2026-11-20T10:00:00Z', 'SYSTEM'),
          backup('3', '2026-11-21T10:00:00Z', 'AWS_BACKUP'),
        ],
      },
    ],
    [POINTS]: [
      { RecoveryPoints: [point('a', '2026-11-10T05:00:00Z')], NextToken: 'next' },
      { RecoveryPoints: [point('b', '2026-11-28T05:00:00Z')] },
    ],
  });
  expect(found).toEqual({
    id: 'orders',
    tableName: 'orders-1',
    tableArn: ARN,
    exists: true,
    pointInTime: { earliest: '2026-10-25T10:00:00.000Z', latest: '2026-11-28T09:55:00.000Z' },
    backups: [
      ['recoveryPoint', 'arn:aws:backup:eu-west-1:111122223333:recovery-point:b', '2026-11-28T05'],
      ['onDemand', `${ARN}/backup/2`, '2026-11-20T10'],
      ['recoveryPoint', 'arn:aws:backup:eu-west-1:111122223333:recovery-point:a', '2026-11-10T05'],
      ['onDemand', `${ARN}/backup/1`, '2026-11-01T10'],
    ].map(([kind, arn, hour]) => ({
      kind,
      arn,
      created: `${hour}:00:00.000Z`,
      status: kind === 'onDemand' ? 'AVAILABLE' : 'COMPLETED',
      sizeBytes: kind === 'onDemand' ? 100 : 200,
      vaultName: kind === 'onDemand' ? undefined : 'orders-vault',
    })),
  });
  expect(sent).toEqual([
    { operation: 'DescribeContinuousBackups', input: { TableName: 'orders-1' } },
    { operation: 'ListBackups', input: { TableName: 'orders-1', BackupType: 'ALL' } },
    {
      operation: 'ListBackups',
      input: {
        TableName: 'orders-1',
        BackupType: 'ALL',
        ExclusiveStartBackupArn: first.BackupArn,
      },
    },
    { operation: POINTS, input: {} },
    { operation: POINTS, input: { nextToken: 'next' } },
  ]);
});

test('a table without point-in-time recovery and backups', async () => {
  const { found } = await read({
    DescribeContinuousBackups: [recovery('DISABLED')],
    ListBackups: [{ BackupSummaries: [] }],
    [POINTS]: [{ RecoveryPoints: [] }],
  });
  expect(found).toMatchObject({ exists: true, pointInTime: null, backups: [] });
});

test('a deleted table has the backup that DynamoDB made of it', async () => {
  const { found } = await read({
    DescribeContinuousBackups: [{ __type: 'TableNotFoundException' }],
    ListBackups: [{ BackupSummaries: [backup('2', '2026-11-20T10:00:00Z', 'SYSTEM')] }],
    [POINTS]: [{ RecoveryPoints: [] }],
  });
  expect(found).toMatchObject({
    exists: false,
    pointInTime: null,
    backups: [{ kind: 'onDemand' }],
  });
});

test('an error of AWS is not an empty list', async () => {
  await expect(
    read({ DescribeContinuousBackups: [{ __type: 'AccessDeniedException' }] }),
  ).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test.each([
  [{ DynamoDB: true }, { DynamoDB: true, EFS: false }, { isOptedIn: true, isAdvanced: true }],
  [{ DynamoDB: true }, { DynamoDB: false }, { isOptedIn: true, isAdvanced: false }],
  [{}, {}, { isOptedIn: null, isAdvanced: null }],
])('the settings of AWS Backup %j and %j', async (optIn, management, settings) => {
  const { clients } = clientsOf({
    'GET /account-settings': [
      { ResourceTypeOptInPreference: optIn, ResourceTypeManagementPreference: management },
    ],
  });
  expect(await readBackupSettings(clients.backup)).toEqual(settings);
});
