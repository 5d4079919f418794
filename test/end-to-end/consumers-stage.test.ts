import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CloudFormationClient, paginateDescribeStackEvents } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  GetInstanceProfileCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
} from '@aws-sdk/client-iam';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { checkCommand } from '../../bin/check';
import { connectorCommand } from '../../bin/connector';
import { runCommand } from '../bin/run-command';
import { shippedStage } from '../stages';
import {
  copyOfStageFile,
  exportedIn,
  describeWithPython,
  endKept,
  foldersOf,
  emulatorOf,
  outputsIn,
  ROOT,
  start,
  stageFile,
  type Finished,
} from './npm-start';

const REGION = 'us-east-1';
const ACCOUNT = '123456789012';

const STAGE = ['--stage', 'consumers'];

describeWithPython('config/consumers.json on the local AWS', () => {
  let started: Finished;
  let outputs: Record<string, string>;
  let config: { endpoint: string; region: string; credentials: any };
  let local: NodeJS.ProcessEnv;
  let key: { accessKeyId: string; secretAccessKey: string };

  beforeAll(async () => {
    started = await start(['--config', copyOfStageFile('consumers'), '--keep']);
    outputs = outputsIn(started.stdout);
    // Most tests are about the commands, so they use the emulator, which allows everything.
    config = emulatorOf(started);
    local = {
      ...process.env,
      ...exportedIn(started.stdout),
      AWS_ENDPOINT_URL: config.endpoint,
      AWS_ACCESS_KEY_ID: config.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: config.credentials.secretAccessKey,
    };
    const { SecretString = '' } = await new SecretsManagerClient(config).send(
      new GetSecretValueCommand({ SecretId: outputs.LoaderSecretArn }),
    );
    key = JSON.parse(SecretString);
  });

  afterAll(() => endKept(started));

  const withKey = () => ({
    ...local,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  });
  const check = (args: readonly string[], env = local) => runCommand(checkCommand, args, env);

  test('workloads and connectors are used with roles and keys of their own', () => {
    expect([started.status, started.stderr]).toEqual([0, '']);
    const done = [...started.stdout.matchAll(/^✔ (\w+)(?: \(\w+\))?: (\w+)/gm)];
    const ofEach = done.reduce<Record<string, string[]>>((all, [, who = '', what = '']) => {
      (all[who] ??= []).push(what);
      return all;
    }, {});
    const read = ['DescribeTable', 'GetItem'];
    const write = ['PutItem', 'DeleteItem'];
    expect(ofEach).toEqual({
      Connectors: [expect.any(String)],
      api: ['AssumeRole', ...read, ...write, ...read],
      ingest: ['AssumeRole', 'DescribeTable', ...write],
      worker: ['AssumeRole', ...read, ...write],
      dashboard: ['AssumeRole', ...read, ...read],
      reporting: ['AssumeRole', 'ListTables', ...read, ...read],
      loader: ['CreateAccessKey', 'GetSecretValue', ...read, ...write],
    });
    expect(started.stdout).toMatch(/Connectors: .*warehouse.* IAM Roles Anywhere/);
  });

  test('test items are removed, those of signed-in users too', async () => {
    const client = new DynamoDBClient(config);
    const { Count } = await client.send(
      new ScanCommand({ TableName: outputs.ReadingsTableName, Select: 'COUNT' }),
    );
    expect(Count).toBe(0);
  });

  test('the secret key is in its secret and nowhere else', () => {
    expect(key.secretAccessKey.length).toBeGreaterThan(20);
    expect(started.stdout).not.toContain(key.secretAccessKey);
    const [directory = ''] = foldersOf(started);
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name));
    expect(files.some((file) => file.endsWith('.template.json'))).toBe(true);
    const telling = files.filter((file) =>
      readFileSync(file, 'utf8').includes(key.secretAccessKey),
    );
    expect(telling).toEqual([]);
  });

  test('no stack event holds the secret key', async () => {
    const client = new CloudFormationClient(config);
    const pages = paginateDescribeStackEvents({ client }, { StackName: 'orders-consumers' });
    let events = '';
    for await (const { StackEvents } of pages) events += JSON.stringify(StackEvents);
    expect(events).toContain('LoaderConnectorUserSecret');
    expect(events).not.toContain(key.secretAccessKey);
  });

  test('the deployed roles are those of the template', async () => {
    const iam = new IAMClient(config);
    const roleOf = async (output: string) => {
      const RoleName = outputs[output]?.split('/').at(-1);
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      const { AttachedPolicies = [] } = await iam.send(
        new ListAttachedRolePoliciesCommand({ RoleName }),
      );
      const document = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
      return {
        trust: JSON.parse(document).Statement,
        policies: AttachedPolicies.length,
        longest: Role?.MaxSessionDuration,
      };
    };
    expect(await roleOf('ReportingRoleArn')).toEqual({
      policies: 1,
      longest: 7200,
      trust: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::444455556666:role/reporting-tool' },
          Condition: {
            StringEquals: { 'sts:ExternalId': 'orders-consumers-7f3a91' },
            IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8:1234::/48'] },
            DateLessThan: { 'aws:CurrentTime': '2030-06-30T00:00:00Z' },
          },
        },
      ],
    });
    expect((await roleOf('WorkerRoleArn')).trust[0].Condition).toEqual({
      ArnLike: { 'aws:SourceArn': `arn:aws:ecs:${REGION}:${ACCOUNT}:*` },
      StringEquals: { 'aws:SourceAccount': ACCOUNT },
    });
    const { InstanceProfile } = await iam.send(
      new GetInstanceProfileCommand({
        InstanceProfileName: outputs.IngestInstanceProfileArn?.split('/').at(-1),
      }),
    );
    expect(InstanceProfile?.Roles?.map(({ Arn }) => Arn)).toEqual([outputs.IngestRoleArn]);
    const { AttachedPolicies } = await iam.send(
      new ListAttachedUserPoliciesCommand({ UserName: outputs.LoaderUserArn?.split('/').at(-1) }),
    );
    expect(AttachedPolicies).toHaveLength(1);
  });

  test('the secret is under a key of its own', async () => {
    const { KmsKeyId } = await new SecretsManagerClient(config).send(
      new DescribeSecretCommand({ SecretId: outputs.LoaderSecretArn }),
    );
    expect(KmsKeyId).toMatch(/^arn:aws:kms:us-east-1:123456789012:key\/[\w-]+$/);
  });

  describe('npm run connector', () => {
    const connector = (args: readonly string[]) => runCommand(connectorCommand, args, local);
    const FORM = {
      connector: 'reporting',
      purpose: 'source',
      region: REGION,
      endpointUrl: 'https://dynamodb.us-east-1.amazonaws.com',
      roleArn: expect.stringMatching(/^arn:aws:iam::123456789012:role\/orders-consumers-/),
      externalId: 'orders-consumers-7f3a91',
      sessionName: 'orders-consumers-reporting',
      durationSeconds: 3600,
      sourceIps: ['203.0.113.0/24', '2001:db8:1234::/48'],
      expires: '2030-06-30',
    };

    test('prints the values of the form as lines and as JSON', async () => {
      const { status, stdout, stderr } = await connector(['reporting', ...STAGE]);
      expect([status, stderr]).toEqual([0, '']);
      const [text = '', json = ''] = stdout.split(/^(?={)/m);
      expect(JSON.parse(json)).toEqual({
        ...FORM,
        tables: { orders: outputs.OrdersTableName, readings: outputs.ReadingsTableName },
      });
      const [form = '', command] = text.split('\n\n');
      const lines = form.split('\n').map((line) => line.split(/ {2,}/));
      const { tables, ...fields } = JSON.parse(json);
      expect(command).toContain(
        `\nnpm run check -- --connector reporting --stage consumers --role-arn ${fields.roleArn} --table orders=${tables.orders} --table readings=${tables.readings}`,
      );
      expect(Object.fromEntries(lines)).toEqual({
        ...fields,
        durationSeconds: '3600',
        sourceIps: '203.0.113.0/24, 2001:db8:1234::/48',
        'table orders': tables.orders,
        'table readings': tables.readings,
      });
    });

    test('prints JSON alone for programs, and of an access key its ID and where it is', async () => {
      const { stdout } = await connector(['loader', ...STAGE, '--json']);
      expect(JSON.parse(stdout)).toEqual({
        connector: 'loader',
        purpose: 'destination',
        region: REGION,
        endpointUrl: FORM.endpointUrl,
        tables: { readings: outputs.ReadingsTableName },
        userArn: outputs.LoaderUserArn,
        secretArn: outputs.LoaderSecretArn,
        accessKeyId: key.accessKeyId,
        sourceIps: ['198.51.100.17/32'],
      });
      expect(stdout).not.toContain(key.secretAccessKey);
    });

    test('--rotate-key, --retire-key and --issue-key keep a key that works in the secret', async () => {
      const first = key.accessKeyId;
      const issued = await connector(['loader', ...STAGE, '--issue-key']);
      expect([issued.status, issued.stdout]).toEqual([0, expect.stringContaining(first)]);
      const rotated = await connector(['loader', ...STAGE, '--rotate-key']);
      expect([rotated.status, rotated.stderr]).toEqual([0, '']);
      const { SecretString = '' } = await new SecretsManagerClient(config).send(
        new GetSecretValueCommand({ SecretId: outputs.LoaderSecretArn }),
      );
      key = JSON.parse(SecretString);
      expect(key.accessKeyId).not.toBe(first);
      expect(rotated.stdout).toMatch(new RegExp(`${key.accessKeyId}.*--retire-key.*${first}`, 's'));
      const retired = await connector(['loader', ...STAGE, '--retire-key']);
      expect([retired.status, retired.stderr]).toEqual([0, '']);
      const again = await connector(['loader', ...STAGE, '--retire-key']);
      expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('--rotate-key')]);
      for (const { stdout } of [issued, rotated, retired]) {
        expect(stdout).not.toContain(key.secretAccessKey);
      }
    });

    test('the form of a connector without an issued key names the command that issues it', async () => {
      const SecretId = outputs.LoaderSecretArn;
      const client = new SecretsManagerClient(config);
      await client.send(new PutSecretValueCommand({ SecretId, SecretString: '{}' }));
      const { status, stdout } = await connector(['loader', ...STAGE]);
      expect(status).toBe(0);
      expect(stdout).toContain('npm run connector -- loader --stage consumers --issue-key');
      expect(stdout).not.toContain('accessKeyId');
      const restored = await connector(['loader', ...STAGE, '--issue-key']);
      expect([restored.status, restored.stderr]).toEqual([0, '']);
      const value = await client.send(new GetSecretValueCommand({ SecretId }));
      expect(JSON.parse(value.SecretString ?? '')).toEqual(key);
    });

    test.each([
      [['loader', ...STAGE, '--issue-key', '--retire-key'], 2, /--retire-key/],
      [['loader', ...STAGE, '--issue-key', '--json'], 2, /--json/],
      [[...STAGE, '--issue-key'], 2, /NAME --issue-key/],
      [['lodaer', ...STAGE], 2, /reporting, loader, warehouse\n.* loader, or /],
      [['constructor', ...STAGE], 2, /"constructor"/],
      [['reporting', '--stage', 'dev'], 2, /none/],
      [
        ['warehouse', ...STAGE],
        1,
        /WarehouseRoleArn, WarehouseDurationSeconds, WarehouseTrustAnchorArn, WarehouseProfileArn/,
      ],
    ])('%j has exit code %d', async (args, expected, message) => {
      const { status, stdout, stderr } = await connector(args);
      expect([status, stdout]).toEqual([expected, '']);
      expect(stderr).toMatch(message);
      expect(stderr).not.toContain('    at ');
    });
  });

  describe('npm run check -- --connector', () => {
    test('assumes the role of the stack, with the external ID of the stage', async () => {
      const { status, stdout, stderr } = await check(['--connector', 'reporting', ...STAGE]);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout.replaceAll(/credentials \w+ until \S+/g, 'credentials').split('\n')).toEqual([
        expect.stringMatching(
          /^✔ AssumeRole arn:aws:iam::123456789012:role\/\S+ as orders-consumers-reporting-[0-9a-f]{8} → credentials$/,
        ),
        expect.stringMatching(/^✔ ListTables → \d+ tables$/),
        `✔ DescribeTable ${String(outputs.OrdersTableName)} → ACTIVE, key pk, sk`,
        `✔ GetItem on ${String(outputs.OrdersTableName)} → allowed, no such item`,
        `✔ DescribeTable ${String(outputs.ReadingsTableName)} → ACTIVE, key sensor, readAt`,
        `✔ GetItem on ${String(outputs.ReadingsTableName)} → allowed, no such item`,
        '✔ reporting can connect',
        '',
      ]);
    });

    test('takes the access key of the environment, and writes to a destination', async () => {
      const { status, stdout } = await check(['--connector', 'loader', ...STAGE], withKey());
      expect(status).toBe(0);
      expect(stdout.match(/^✔ \w+/gm)).toEqual([
        '✔ GetCallerIdentity',
        '✔ DescribeTable',
        '✔ GetItem',
        '✔ PutItem',
        '✔ DeleteItem',
        '✔ loader',
      ]);
      expect(stdout).toContain(`credentials of ${String(outputs.LoaderUserArn)}\n`);
    });

    test('takes the issued key from the secret, for a caller that may read it', async () => {
      const { status, stdout, stderr } = await check(['--connector', 'loader', ...STAGE]);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout.split('\n')[0]).toContain(
        `access key ${key.accessKeyId} of ${String(outputs.LoaderUserArn)}, read from its secret by arn:aws:iam::123456789012:root`,
      );
      expect(stdout).not.toContain(key.secretAccessKey);
    });

    test('takes it too where the stage file names every table', async () => {
      const { tables, ...stage } = shippedStage('consumers');
      const readings = { ...tables.readings, tableName: outputs.ReadingsTableName };
      const named = stageFile('named', { ...stage, tables: { ...tables, readings } });
      const { status, stdout } = await check(['--connector', 'loader', '--config', named]);
      expect(status).toBe(0);
      expect(stdout).toContain(`access key ${key.accessKeyId} of `);
    });

    test('refuses a connector that has ended', async () => {
      const { connectors, ...stage } = shippedStage('consumers');
      const loader = { ...connectors.loader, expires: '2020-01-01' };
      const ended = stageFile('ended', { ...stage, connectors: { loader } });
      const { status, stderr } = await check(['--connector', 'loader', '--config', ended]);
      expect(status).toBe(2);
      expect(stderr).toContain('2020-01-01');
    });

    test('connects to a local instance with what a person enters, and asks nobody else', async () => {
      const { endpoint } = config;
      const unread = stageFile('unread', { ...shippedStage('consumers'), stackName: 'unread' });
      const began = Date.now();
      const { status, stdout } = await check(
        [
          ...['--connector', 'reporting', '--config', unread, '--endpoint', endpoint],
          ...['--role-arn', outputs.ReportingRoleArn ?? '', '--external-id', 'entered-by-hand'],
          ...['--session-name', 'entered', '--duration', '900', '--region', REGION],
          ...['--table', `orders=${String(outputs.OrdersTableName)}`],
          ...['--table', `readings=${String(outputs.ReadingsTableName)}`],
        ],
        { ...local, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      );
      expect(status).toBe(0);
      expect(stdout).toContain(' as entered → credentials');
      const [, until = ''] = /until (\S+)/.exec(stdout) ?? [];
      // The local AWS gives whole seconds.
      expect(Date.parse(until)).toBeGreaterThan(began + 899_000);
      expect(Date.parse(until)).toBeLessThanOrEqual(Date.now() + 900_000);
    });

    test('tells the step that fails, and what to change', async () => {
      const args = ['--connector', 'reporting', ...STAGE, '--table', 'readings=nowhere'];
      const { status, stdout, stderr } = await check(args);
      expect(status).toBe(1);
      expect(stdout.match(/^✔ \w+/gm)).toEqual([
        '✔ AssumeRole',
        '✔ ListTables',
        '✔ DescribeTable',
        '✔ GetItem',
      ]);
      expect(stderr).toMatch(/^✖ DescribeTable nowhere\n {4}ResourceNotFoundException: /);
      expect(stderr).toMatch(/^ {4}.* --region, --endpoint.*--table/m);
    });

    test('a table with another key is not the table of the stage', async () => {
      const swapped = ['--table', `readings=${String(outputs.OrdersTableName)}`];
      const { status, stderr } = await check(
        ['--connector', 'loader', ...STAGE, ...swapped],
        withKey(),
      );
      expect(status).toBe(1);
      expect(stderr).toMatch(
        new RegExp(`${outputs.OrdersTableName} has the key pk, sk; .* sensor, readAt`),
      );
    });

    test('what cannot be is refused before any call, all at once', async () => {
      const { status, stdout, stderr } = await check(
        [
          ...['--connector', 'reporting', ...STAGE, '--duration', '7200', '--table', 'ordres=x'],
          ...['--role-arn', 'tool', '--source', '123456789012'],
        ],
        { ...local, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      );
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^npm run check: 4 /);
      expect(stderr.match(/^ {2}--\S+/gm)).toEqual([
        '  --role-arn',
        '  --table',
        '  --duration',
        '  --source',
      ]);
    });

    test('nothing answers where nobody is', async () => {
      const { status, stderr } = await check(['--connector', 'reporting', ...STAGE], {
        ...local,
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      });
      expect(status).toBe(3);
      expect(stderr).toContain('stack orders-consumers');
      expect(stderr).toContain('--role-arn ARN --table orders=NAME --table readings=NAME');
    });

    test('a connector that the stack does not have is connected by nobody', async () => {
      const { status, stdout, stderr } = await check(['--connector', 'warehouse', ...STAGE]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/\bWarehouseRoleArn\b/);
    });

    test('credentials that may not read the stack are said not to be compared', async () => {
      const config = stageFile('another', { ...shippedStage('consumers'), stackName: 'another' });
      const { status, stdout } = await check(
        [
          ...['--connector', 'loader', '--config', config],
          ...['--table', `readings=${String(outputs.ReadingsTableName)}`],
        ],
        withKey(),
      );
      expect(status).toBe(0);
      expect(stdout).toMatch(new RegExp(`credentials of ${outputs.LoaderUserArn} .*not compared`));
    });

    test('a signal, which npm sends once more, stops it and removes the test item', async () => {
      const args = [
        ...['--connector', 'loader', ...STAGE],
        ...['--table', `readings=${String(outputs.ReadingsTableName)}`],
      ];
      let stop = (): Promise<unknown> => Promise.resolve();
      const asked: string[] = [];
      const proxy = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const [, action = ''] = String(request.headers['x-amz-target']).split('.');
          asked.push(action);
          const { host, 'content-length': length, connection, ...headers } = request.headers;
          expect([host, length, connection]).toHaveLength(3);
          const body = Buffer.concat(chunks);
          void fetch(config.endpoint, { method: 'POST', headers: headers as any, body })
            .then(async (answer) => [answer.status, await answer.text()] as const)
            .then(async ([status, text]) => {
              if (action === 'PutItem') await stop();
              response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
              response.end(text);
            });
        });
      }).listen(0, '127.0.0.1');
      await once(proxy, 'listening');
      const endpoint = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const child = spawn(
        process.execPath,
        ['--require', 'ts-node/register', join('bin', 'check.ts'), ...args, '--endpoint', endpoint],
        { cwd: ROOT, env: withKey() },
      );
      // The answer comes when it is known to be stopping.
      stop = () => {
        child.kill('SIGINT');
        child.kill('SIGINT');
        return once(child.stderr, 'data');
      };
      let printed = '';
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
      const [status] = await once(child, 'close');
      proxy.closeAllConnections();
      proxy.close();
      expect([status, printed]).toEqual([1, 'Stopping…\nStopped. The test item was removed.\n']);
      expect(asked).toEqual(['DescribeTable', 'GetItem', 'PutItem', 'DeleteItem']);
      const client = new DynamoDBClient(config);
      const { Items = [] } = await client.send(
        new ScanCommand({ TableName: outputs.ReadingsTableName }),
      );
      expect(Items.filter((item) => 'connection probe' in item)).toEqual([]);
    });

    test('a destination is not in the account of its source', async () => {
      const { connectors, ...stage } = shippedStage('consumers');
      const trust = connectors.reporting.trust;
      const loader = { ...connectors.loader, trust, tables: ['orders'] };
      const config = stageFile('destination', { ...stage, connectors: { reporting: loader } });
      const { status, stdout, stderr } = await check([
        ...['--connector', 'reporting', '--config', config, '--source', ACCOUNT],
      ]);
      // The account of the role is known from the stack alone.
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/--source\n.*\n.* another account.* 123456789012/);
    });

    test.each([
      [['--table', 'readings=x'], /--connector: --table$/m],
      [['--connector', 'loader', '--drift', '--junit', 'x'], /--connector: --drift, --junit$/m],
      [['--drift', '--verbose'], /--drift: --verbose$/m],
      [['--connector', 'loader', '--duration', 'an hour'], /whole number of seconds/],
      [['--connector', 'loader', '--duration', '900s'], /whole number of seconds/],
      [['--connector', 'loader', '--table', 'readings'], /ID=NAME/],
    ])('%j is wrong usage', async (args, message) => {
      const { status, stderr } = await check(args);
      expect(status).toBe(2);
      expect(stderr).toMatch(message);
    });
  });
});
