import Table from 'cli-table3';
import type { BackupSettings, StageRecovery, TableRecovery } from './table-recovery';

/** The list as lines for a terminal: a table with a row for each range and backup, and what is wrong. */
export function recoveryText(recovery: StageRecovery): string[] {
  const lines = rowsOf(recovery.tables).toString().split('\n');
  return [
    ...lines.map((line) => line.trimEnd()),
    ...recovery.tables.flatMap(missing),
    ...settings(recovery.awsBackup, recovery.region),
  ];
}

const HEAD = ['table', 'restore from', 'earliest', 'latest', 'status', 'size', 'ARN or name'];

/** Without borders and limits, so that an ARN can be copied. */
const PLAIN = {
  chars: Object.fromEntries(
    ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
      ['', '-mid', '-left', '-right'].map((part) => [`${side}${part}`, '']),
    ),
  ),
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
};

function rowsOf(tables: readonly TableRecovery[]): InstanceType<typeof Table> {
  const table = new Table({ ...PLAIN, head: HEAD, chars: { ...PLAIN.chars, middle: '  ' } });
  for (const { id, tableName, pointInTime, backups } of tables) {
    if (pointInTime) {
      const { earliest, latest } = pointInTime;
      table.push([id, 'point in time', seconds(earliest), seconds(latest), '', '', tableName]);
    }
    for (const { kind, created, status, sizeBytes, arn } of backups) {
      const time = seconds(created);
      table.push([id, KINDS[kind], time, time, status, size(sizeBytes), arn]);
    }
  }
  return table;
}

const KINDS = { onDemand: 'on-demand backup', recoveryPoint: 'recovery point' } as const;

function seconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

function size(bytes: number | undefined): string {
  return bytes === undefined ? '' : `${bytes} B`;
}

function missing({ id, tableName, exists, pointInTime, backups }: TableRecovery): string[] {
  const table = `${id} (${tableName})`;
  const nothing = pointInTime === null && backups.length === 0;
  return [
    ...(exists ? [] : [`The table ${table} does not exist.`]),
    ...(exists && pointInTime === null ? [`${table} has no point-in-time recovery.`] : []),
    ...(nothing ? [`${table} cannot be restored. Take a backup: npm run backup.`] : []),
  ];
}

function settings({ isOptedIn, isAdvanced }: BackupSettings, region: string): string[] {
  const lines = [`Advanced DynamoDB backup in ${region}: ${state(isAdvanced)}.`];
  const update = (option: string) =>
    `aws backup update-region-settings --region ${region} --resource-type-${option}-preference DynamoDB=true`;
  if (isAdvanced === false) {
    lines.push(
      `AWS Backup copies no recovery points of tables, and encrypts them with the key of the table. To turn it on: ${update('management')}`,
    );
  }
  if (isOptedIn === false) {
    lines.push(
      `AWS Backup is not opted in to DynamoDB in ${region}. To opt in: ${update('opt-in')}`,
    );
  }
  return lines;
}

function state(isOn: boolean | null): string {
  if (isOn === null) return 'not reported';
  return isOn ? 'on' : 'off';
}
