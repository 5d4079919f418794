import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CREATE_WITH_KEY } from '../../../lib/table/key-actions';
import { restoreTable } from '../../../tools/recovery/restore-table';
import type { RestorePoint } from '../../../tools/recovery/restore-request';
import { runDrill } from '../../../tools/recovery/run-drill';
import { decide } from '../../../tools/simulator/engine';
import { awsServer, type Asked } from '../../aws-server';
import {
  ACCOUNT,
  arnOf,
  FakeTables,
  KEY,
  RECOVERY_POINT,
  REGION,
  ROLE,
  TABLE,
  VAULT,
} from './fake-tables';
import { Recovering } from './recovering';

const server = awsServer();
const environment = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'policies-'));
let tables: FakeTables;
let recovering: Recovering;

beforeEach(() => {
  tables = new FakeTables(server);
  tables.answer();
  // Only existing tables have these.
  Object.assign(tables.set(), { insights: undefined, kinesis: [] });
  recovering = new Recovering(server);
});
afterEach(() => {
  process.env = { ...environment };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A policy of docs/recovery.md, with the names of the fake. */
function documented(of: string): any {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'recovery.md'), 'utf8');
  const [, text = ''] =
    new RegExp(`<!-- The policy of ${of},.*?\`\`\`json\n(.*?)\`\`\``, 's').exec(page) ?? [];
  const names: [string, string][] = [
    ['us-east-1', REGION],
    ['key/1234abcd-12ab-34cd-56ef-1234567890ab', 'key/1'],
  ];
  return JSON.parse(names.reduce((all, [from, to]) => all.replaceAll(from, to), text));
}

interface Use {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

const REST_ACTIONS: readonly [RegExp, string, string][] = [
  [/^GET \/backup-vaults\/[^/]+\/recovery-points\/./, 'DescribeRecoveryPoint', RECOVERY_POINT],
  [
    /^GET \/backup-vaults\/[^/]+\/recovery-points\?/,
    'ListRecoveryPointsByBackupVault',
    `arn:aws:backup:${REGION}:${ACCOUNT}:backup-vault:${VAULT}`,
  ],
  [/^PUT \/restore-jobs$/, 'StartRestoreJob', RECOVERY_POINT],
  [/^GET \/restore-jobs\//, 'DescribeRestoreJob', '*'],
];

/** Without a resource. Source: Service Authorization Reference. */
const ON_ANY = /^(ListTables|ListBackups|ListContributorInsights)$/;

/** What DynamoDB asks of a restore on the new table. Source: DynamoDB Developer Guide, Using IAM with backup and restore. */
const OF_RESTORE = [
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
];

/** What IAM authorizes for a request. Source: Service Authorization Reference. */
function usesOf({ action, body }: Asked): Use[] {
  const rest = REST_ACTIONS.find(([pattern]) => pattern.test(action));
  if (rest) return [{ action: `backup:${rest[1]}`, resource: rest[2] }, ...passing(action)];
  if (action === 'DescribeStacks') {
    const resource = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/orders-prod/1`;
    return [{ action: `cloudformation:${action}`, resource }];
  }
  if (action.includes('Scal')) return scaling(action, body);
  const dynamoDb = (name: string, resource: string) => ({ action: `dynamodb:${name}`, resource });
  if (ON_ANY.test(action)) return [dynamoDb(action, '*')];
  if (action.startsWith('Restore')) {
    const target = arnOf(body.TargetTableName);
    return [
      dynamoDb(action, body.BackupArn ?? arnOf(body.SourceTableName)),
      ...(body.BackupArn ? [dynamoDb(action, target)] : []),
      ...OF_RESTORE.map((name) => dynamoDb(name, target)),
    ];
  }
  const [batch] = Object.keys(body.RequestItems ?? {});
  return [dynamoDb(action, body.ResourceArn ?? body.BackupArn ?? arnOf(body.TableName ?? batch))];
}

function passing(action: string): Use[] {
  const context = { 'iam:PassedToService': 'backup.amazonaws.com' };
  return action.startsWith('PUT') ? [{ action: 'iam:PassRole', resource: ROLE, context }] : [];
}

function scaling(action: string, { ResourceId }: Asked['body']): Use[] {
  const isRead = action.startsWith('Describe');
  const context = { 'application-autoscaling:service-namespace': 'dynamodb' };
  const target = `arn:aws:application-autoscaling:${REGION}:${ACCOUNT}:scalable-target/0`;
  const alarm = `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:TargetTracking-${ResourceId}-AlarmHigh-1`;
  return [
    { action: `application-autoscaling:${action}`, resource: isRead ? '*' : target, context },
    ...(action === 'PutScalingPolicy'
      ? [{ action: 'cloudwatch:PutMetricAlarm', resource: alarm }]
      : []),
  ];
}

const WITH_KEY: readonly Use[] = CREATE_WITH_KEY.map((action) => ({
  action,
  resource: KEY,
  context: { 'kms:ViaService': `dynamodb.${REGION}.amazonaws.com` },
}));

/** The key policy that leaves the rest to IAM, as that of the stack's keys does. */
const KEY_POLICY: any = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};

/** The condition keys of the policies, for requests that do not have them. */
const NO_CONTEXT = {
  'application-autoscaling:service-namespace': undefined,
  'iam:PassedToService': undefined,
  'kms:ViaService': undefined,
};

/** Every request is allowed, and nothing is granted that none needs. */
async function expectExactly(policy: any, also: readonly Use[]): Promise<void> {
  // Everybody may call GetCallerIdentity.
  const asked = server.asked.filter(({ action }) => action !== 'GetCallerIdentity');
  const uses = new Map(
    [...asked.flatMap(usesOf), ...also].map((use) => [JSON.stringify(use), use]),
  );
  for (const { action, resource, context = {} } of uses.values()) {
    const principal = `arn:aws:iam::${ACCOUNT}:user/ann`;
    const request = {
      principal,
      action,
      resource,
      account: ACCOUNT,
      context: { ...NO_CONTEXT, ...context },
    };
    const { decision } = await decide(request, {
      ofIdentity: [policy],
      ...(action.startsWith('kms:') && { ofResource: KEY_POLICY }),
    });
    expect([action, resource, decision]).toEqual([action, resource, 'allowed']);
  }
  const granted = new Set(policy.Statement.flatMap(({ Action }: any) => Action));
  const used = new Set([...uses.values()].map(({ action }) => action));
  expect([...used].sort()).toEqual([...granted].sort());
}

test('npm run restore needs exactly the policy of docs/recovery.md', async () => {
  const points: RestorePoint[] = [
    { kind: 'latest' },
    { kind: 'backup', arn: `${arnOf(TABLE)}/backup/1` },
    { kind: 'backup', arn: RECOVERY_POINT },
  ];
  for (const point of points) {
    const request = { mode: 'restore', table: 'orders', point } as const;
    expect(await restoreTable(request, recovering.context)).toBe(true);
  }
  await expectExactly(documented('npm run restore'), WITH_KEY);
});

test('a drill needs exactly the policy of docs/recovery.md', async () => {
  tables.get(TABLE).items = [{ pk: { S: 'ann' } }];
  const drill = () =>
    runDrill(
      { mode: 'drill', table: undefined, out: join(folder, 'restore.json'), junit: undefined },
      recovering.context,
    );
  expect(await drill()).toBe(true);
  tables.get(TABLE).recovery = { PointInTimeRecoveryStatus: 'DISABLED' };
  expect(await drill()).toBe(true);
  server.on('ListBackups', { BackupSummaries: [] });
  const RecoveryPoints = [
    { RecoveryPointArn: RECOVERY_POINT, CreationDate: 1_795_000_000, Status: 'COMPLETED' },
  ];
  server.on(`GET /backup-vaults/${VAULT}/recovery-points?resourceArn=${arnOf(TABLE)}`, {
    RecoveryPoints,
  });
  expect(await drill()).toBe(true);
  await expectExactly(documented('the drill'), []);
});
