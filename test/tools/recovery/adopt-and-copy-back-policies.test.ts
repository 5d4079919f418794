import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStage } from '../../../lib/stage/load-stage';
import { adoptTable } from '../../../tools/recovery/adopt-table';
import { copyBack } from '../../../tools/recovery/copy-back';
import type { CopiedRows } from '../../../tools/recovery/restore-request';
import { decide } from '../../../tools/simulator/engine';
import { awsServer, Refusal, type Asked } from '../../aws-server';
import { withTable } from '../../stages';
import { templateOf } from '../../synthesis';
import { template } from '../../stack-server';

const ACCOUNT = '111122223333';
const LIVE = 'orders-prod';
const RESTORED = 'orders-prod-restored-20261128T100000Z';
const STACK = `arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/orders-prod/1`;
const STAGE = withTable(
  { rows: { by: 'tenant', match: 'prefix' }, encryption: 'customerManaged' },
  { stackName: 'orders-prod', identity: { tenantClaim: 'custom:tenantId' } },
);
const tableArn = (name: string) => `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/${name}`;
const KEY_ID = '1234abcd-12ab-34cd-56ef-1234567890ab';
const KEY_ARN = `arn:aws:kms:us-east-1:${ACCOUNT}:key/${KEY_ID}`;
const server = awsServer();
const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
const stageFile = join(folder, 'prod.json');
const environment = { ...process.env };
const printed: string[] = [];
let deployed: string;
const terminal = {
  print: (line: string) => printed.push(line),
  showProgress: () => undefined,
  stopping: () => () => false,
};

beforeAll(() => {
  deployed = JSON.stringify(templateOf(STAGE).toJSON());
});
beforeEach(() => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' });
  writeFileSync(stageFile, JSON.stringify(STAGE));
  printed.length = 0;
  answer();
});
afterEach(() => {
  process.env = { ...environment };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function answer() {
  const member = (key: string, value: string) =>
    `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`;
  const outputs = member('OrdersTableName', LIVE) + member('OrdersTableArn', tableArn(LIVE));
  server
    .on(
      'GetCallerIdentity',
      `<Arn>arn:aws:iam::${ACCOUNT}:user/ann</Arn><UserId>A</UserId><Account>${ACCOUNT}</Account>`,
    )
    .on(
      'DescribeStacks',
      `<Stacks><member><StackId>${STACK}</StackId><StackName>orders-prod</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><CreationTime>2026-11-20T00:00:00Z</CreationTime><Outputs>${outputs}</Outputs></member></Stacks>`,
    )
    .on('GetTemplate', template(deployed))
    .on(
      'DescribeStackResource',
      `<StackResourceDetail><PhysicalResourceId>${KEY_ID}</PhysicalResourceId></StackResourceDetail>`,
    )
    .on('DescribeTable', ({ body }) => ({
      Table: {
        TableName: body.TableName,
        TableArn: tableArn(body.TableName),
        TableStatus: 'ACTIVE',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: KEY_ARN },
      },
    }))
    .on('GetResourcePolicy', { Policy: '{"Statement":[]}' })
    .on('Scan', { Items: [{ pk: { S: 'acme#1' } }] })
    .on('Query', { Items: [{ pk: { S: 'acme#2' } }] })
    .on('BatchGetItem', { Responses: {} })
    .on('PutItem', {});
}

const context = () => ({
  stage: loadStage(stageFile),
  stageFile,
  options: { endpoint: server.endpoint, region: 'us-east-1', yes: true },
  terminal,
});
const adopt = () => adoptTable({ mode: 'adopt', table: 'orders', restored: RESTORED }, context());
const copy = (rows: CopiedRows) =>
  copyBack(
    {
      mode: 'copyBack',
      table: 'orders',
      restored: RESTORED,
      rows,
      overwrite: false,
      dryRun: false,
    },
    context(),
  );

/** The policy of docs/recovery.md. */
function documented(of: string): any {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'recovery.md'), 'utf8');
  const [, text = ''] =
    new RegExp(`<!-- The policy of ${of},.*?\`\`\`json\n(.*?)\`\`\``, 's').exec(page) ?? [];
  return JSON.parse(text);
}

const NO_KEYS = { 'dynamodb:LeadingKeys': undefined };

/** Source: Service Authorization Reference. */
function usesOf({ action, body }: Asked): [string, string, Record<string, string[] | undefined>][] {
  if (/^(DescribeStack|GetTemplate)/.test(action))
    return [[`cloudformation:${action}`, STACK, NO_KEYS]];
  const names: string[] = body.RequestItems
    ? Object.keys(body.RequestItems)
    : [body.TableName ?? String(body.ResourceArn).split('/')[1]];
  const keys = [
    ...(body.Item ? [body.Item.pk.S] : []),
    ...names.flatMap((name) => body.RequestItems?.[name].Keys.map(({ pk }: any) => pk.S) ?? []),
  ];
  const leading = { 'dynamodb:LeadingKeys': keys.length > 0 ? keys : undefined };
  return names.map((name) => [`dynamodb:${action}`, tableArn(name), leading]);
}

async function expectExactly(of: string) {
  const policy = documented(of);
  const used = new Set<string>();
  const asked = server.asked.filter(({ action }) => action !== 'GetCallerIdentity');
  for (const [action, resource, keys] of asked.flatMap(usesOf)) {
    const principal = `arn:aws:iam::${ACCOUNT}:user/ann`;
    const request = { principal, action, resource, account: ACCOUNT, context: keys };
    const { decision } = await decide(request, { ofIdentity: [policy] });
    expect([action, resource, decision]).toEqual([action, resource, 'allowed']);
    used.add(action);
  }
  const granted = new Set(policy.Statement.flatMap(({ Action }: any) => Action));
  expect([...used].sort()).toEqual([...granted].sort());
}

test('--adopt needs exactly the policy of docs/recovery.md, and keeps the key of the stack', async () => {
  expect(await adopt()).toBe(true);
  await expectExactly('--adopt');
  expect(JSON.parse(readFileSync(stageFile, 'utf8')).tables.orders.existing).toEqual({
    tableName: RESTORED,
    stackKey: true,
    restoredFrom: LIVE,
  });
});

test('--copy-back needs exactly the policy of docs/recovery.md', async () => {
  expect(await copy({ kind: 'tenant', tenant: 'acme' })).toBe(true);
  expect(await copy({ kind: 'partitionKey', value: 'acme#2' })).toBe(true);
  await expectExactly('--copy-back');
});

describe('--adopt writes nothing if', () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      'the deployed template does not retain the table',
      () => {
        const deployed = templateOf({ ...STAGE, removalPolicy: 'destroy' }).toJSON();
        server.on('GetTemplate', template(JSON.stringify(deployed)));
      },
      /OrdersTable and OrdersTableKey.*"removalPolicy": "retain"/,
    ],
    [
      'the restored table has another KMS key',
      () =>
        server.on(
          'DescribeStackResource',
          '<StackResourceDetail><PhysicalResourceId>other</PhysicalResourceId></StackResourceDetail>',
        ),
      /encrypted with .*other/,
    ],
    [
      'only the restored table has a resource-based policy',
      () =>
        server.on('GetResourcePolicy', ({ body }) =>
          body.ResourceArn === tableArn(RESTORED)
            ? { Policy: '{"Statement":[]}' }
            : new Refusal('PolicyNotFoundException'),
        ),
      /resource-based policy/,
    ],
    [
      'the restored table has another partition key',
      () =>
        server.on('DescribeTable', {
          Table: {
            TableName: RESTORED,
            TableArn: tableArn(RESTORED),
            TableStatus: 'ACTIVE',
            KeySchema: [],
          },
        }),
      /partitionKey/,
    ],
    [
      'there is no such table',
      () => server.on('DescribeTable', new Refusal('ResourceNotFoundException')),
      /no table/,
    ],
  ])('%s', async (_title, change, message) => {
    change();
    await expect(adopt()).rejects.toThrow(message);
    expect(readFileSync(stageFile, 'utf8')).toBe(JSON.stringify(STAGE));
  });
});
