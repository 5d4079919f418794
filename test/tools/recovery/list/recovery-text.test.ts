import { recoveryText } from '../../../../tools/recovery/list/recovery-text';
import type { BackupSettings, TableRecovery } from '../../../../tools/recovery/list/table-recovery';

const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders-1';
const ORDERS: TableRecovery = {
  id: 'orders',
  tableName: 'orders-1',
  tableArn: ARN,
  exists: true,
  pointInTime: { earliest: '2026-10-25T10:00:00.000Z', latest: '2026-11-28T09:55:00.123Z' },
  backups: [
    {
      kind: 'recoveryPoint',
      arn: 'arn:aws:backup:eu-west-1:111122223333:recovery-point:b',
      created: '2026-11-28T05:00:00.000Z',
      status: 'COMPLETED',
      sizeBytes: 200,
      vaultName: 'vault',
    },
    {
      kind: 'onDemand',
      arn: `${ARN}/backup/01764150400000-0123456789abcdef0123456789abcdef0123456789abcdef`,
      created: '2026-11-01T10:00:00.000Z',
      status: 'AVAILABLE',
      sizeBytes: undefined,
      vaultName: undefined,
    },
  ],
};
const ON = { isOptedIn: true, isAdvanced: true };
const text = (tables: readonly TableRecovery[], awsBackup: BackupSettings = ON) =>
  recoveryText({
    stackName: 'orders-prod',
    account: '111122223333',
    region: 'eu-west-1',
    awsBackup,
    tables,
  });

test('a row for each range and backup, with the whole ARN', () => {
  const [onDemand] = ORDERS.backups.slice(-1);
  expect(text([ORDERS]).map((line) => line.split(/ {2,}/))).toEqual([
    ['table', 'restore from', 'earliest', 'latest', 'status', 'size', 'ARN or name'],
    ['orders', 'point in time', '2026-10-25T10:00:00Z', '2026-11-28T09:55:00Z', 'orders-1'],
    [
      ...['orders', 'recovery point', '2026-11-28T05:00:00Z', '2026-11-28T05:00:00Z'],
      ...['COMPLETED', '200 B', 'arn:aws:backup:eu-west-1:111122223333:recovery-point:b'],
    ],
    [
      ...['orders', 'on-demand backup', '2026-11-01T10:00:00Z', '2026-11-01T10:00:00Z'],
      ...['AVAILABLE', onDemand?.arn],
    ],
    ['Advanced DynamoDB backup in eu-west-1: on.'],
  ]);
});

test.each<[string, Partial<TableRecovery>, RegExp[]]>([
  ['without point-in-time recovery', { pointInTime: null }, [/no point-in-time recovery/]],
  [
    'without anything',
    { pointInTime: null, backups: [] },
    [/no point-in-time recovery/, /cannot be restored.*npm run backup/],
  ],
  [
    'that was deleted',
    { exists: false, pointInTime: null },
    [/orders \(orders-1\) does not exist/],
  ],
])('a table %s', (_title, table, lines) => {
  const found = text([{ ...ORDERS, ...table }]).slice(0, -1);
  expect(found.filter((line) => /orders-1\)/.test(line))).toEqual(
    lines.map((line) => expect.stringMatching(line)),
  );
});

test.each<[BackupSettings, RegExp[]]>([
  [{ isOptedIn: null, isAdvanced: null }, [/: not reported\.$/]],
  [
    { isOptedIn: true, isAdvanced: false },
    [/: off\.$/, /update-region-settings --region eu-west-1 --resource-type-management-preference/],
  ],
  [
    { isOptedIn: false, isAdvanced: true },
    [/: on\.$/, /--resource-type-opt-in-preference DynamoDB=true$/],
  ],
])('the settings of AWS Backup: %j', (settings, lines) => {
  expect(text([], settings).slice(-lines.length)).toEqual(
    lines.map((line) => expect.stringMatching(line)),
  );
});
