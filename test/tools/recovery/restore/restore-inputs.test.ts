import { BackupClient, StartRestoreJobCommand } from '@aws-sdk/client-backup';
import {
  DynamoDBClient,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import {
  backupInput,
  pointInTimeInput,
  restoreJobInput,
} from '../../../../tools/recovery/restore/restore-inputs';
import type { TableKey } from '../../../../tools/recovery/settings/table-key';

/** An HTTP request as the SDK sends it. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly target: string | undefined;
  readonly body: unknown;
}

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const TARGET = 'orders-restored-20261128T100000Z';
const ARN = 'arn:aws:backup:eu-west-1:111122223333:recovery-point:1';
const ROLE = 'arn:aws:iam::111122223333:role/orders-BackupRole';
const TIME = '2026-11-28T10:00:00Z';

/** What the SDK's own serializer makes of a command. */
async function sent(send: (config: object) => Promise<unknown>): Promise<Sent> {
  let found: Sent | undefined;
  const handle = (request: any) => {
    const { method, path, headers, body } = request;
    found = {
      method,
      path,
      target: headers['x-amz-target'],
      body: JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()),
    };
    return Promise.reject(new Error('sent'));
  };
  const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
  const config = { region: 'eu-west-1', credentials, maxAttempts: 1, requestHandler: { handle } };
  await expect(send(config)).rejects.toThrow('sent');
  if (found === undefined) throw new Error('Nothing was sent');
  return found;
}

const KEYS: readonly [TableKey, object, object][] = [
  [{ kind: 'awsOwned' }, { Enabled: false }, { encryptionType: 'Default' }],
  [{ kind: 'awsManaged' }, { Enabled: true, SSEType: 'KMS' }, { encryptionType: 'KMS' }],
  [
    { kind: 'customerManaged', keyArn: KEY },
    { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY },
    { encryptionType: 'KMS', kmsMasterKeyArn: KEY },
  ],
];

describe.each(KEYS)('the request to restore a table with the key %j', (key, sse, metadata) => {
  const target = { tableName: TARGET, key };

  test('to a point in time', async () => {
    const source = { kind: 'pointInTime', tableName: 'orders', time: TIME } as const;
    const restore = (isLatest: boolean) =>
      sent((config) =>
        new DynamoDBClient(config).send(
          new RestoreTableToPointInTimeCommand(pointInTimeInput({ ...source, isLatest }, target)),
        ),
      );
    const common = {
      SourceTableName: 'orders',
      TargetTableName: TARGET,
      SSESpecificationOverride: sse,
    };
    expect(await restore(false)).toEqual({
      method: 'POST',
      path: '/',
      target: 'DynamoDB_20120810.RestoreTableToPointInTime',
      body: { ...common, RestoreDateTime: Date.parse(TIME) / 1_000 },
    });
    expect((await restore(true)).body).toEqual({ ...common, UseLatestRestorableTime: true });
  });

  test('from a backup of DynamoDB', async () => {
    const arn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/1';
    const input = backupInput({ kind: 'dynamoDbBackup', arn, time: TIME }, target);
    const request = await sent((config) =>
      new DynamoDBClient(config).send(new RestoreTableFromBackupCommand(input)),
    );
    expect(request).toMatchObject({
      target: 'DynamoDB_20120810.RestoreTableFromBackup',
      body: { BackupArn: arn, TargetTableName: TARGET, SSESpecificationOverride: sse },
    });
  });

  test('from a recovery point of AWS Backup', async () => {
    const source = { kind: 'recoveryPoint', arn: ARN, roleArn: ROLE, time: TIME } as const;
    const request = await sent((config) =>
      new BackupClient(config).send(new StartRestoreJobCommand(restoreJobInput(source, target))),
    );
    expect(request).toEqual({
      method: 'PUT',
      path: '/restore-jobs',
      target: undefined,
      body: {
        RecoveryPointArn: ARN,
        IamRoleArn: ROLE,
        ResourceType: 'DynamoDB',
        IdempotencyToken: TARGET,
        Metadata: { targetTableName: TARGET, ...metadata },
      },
    });
  });
});
