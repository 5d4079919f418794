import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { EXIT_CODES, exitCodeOf } from '../../../bin/fail';
import { AccessStack } from '../../../lib/access-stack';
import { compareWithDeployed } from '../../../tools/replacement-guard/compare-with-deployed';
import { checked, MINIMAL, withTable } from '../../stages';
import { app, templateOf } from '../../synthesis';
import {
  events,
  identity,
  refusal,
  stack,
  StackServer,
  template,
  type Answers,
} from '../../stack-server';

const ROOT = join(__dirname, '..', '..', '..');
const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const CALLER = { account: ACCOUNT, region: 'eu-west-1' };
const NAME = MINIMAL.stackName;
const directory = mkdtempSync(join(tmpdir(), 'compare-'));
const assembly = join(directory, 'cdk.out');
const isDeployable = () => existsSync(join(assembly, 'manifest.json'));
const server = new StackServer();
const printed = jest.spyOn(console, 'error').mockImplementation();
let credentials: NodeJS.ProcessEnv;

beforeAll(async () => {
  credentials = {
    AWS_ENDPOINT_URL: await server.listen(),
    AWS_ACCESS_KEY_ID: 'OWN',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
});
beforeEach(() => {
  rmSync(assembly, { recursive: true, force: true });
  server.answers = {};
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

interface Options {
  readonly stage?: object;
  /** The value of `-c replace`. */
  readonly replace?: string;
  /** Undefined takes a variable away. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Compares as the app does, as somebody of the account, against the server. */
async function compare({ stage: written = MINIMAL, replace, env = {} }: Options = {}) {
  printed.mockClear();
  const stage = checked(written);
  const scope = app({ outdir: assembly });
  new AccessStack(scope, stage.stackName, { stage });
  const before = process.env;
  process.env = { ...credentials, ...env };
  const status = await compareWithDeployed(scope, stage, CALLER, replace).then(
    () => EXIT_CODES.success,
    (error: unknown) => {
      console.error((error as Error).message);
      return exitCodeOf(error);
    },
  );
  process.env = before;
  const stderr = printed.mock.calls.map(([line]) => `${line}\n`).join('');
  return { status, stderr, deployable: isDeployable() };
}

interface AppOptions {
  readonly stage?: object;
  readonly context?: Readonly<Record<string, string>>;
  /** Undefined takes a variable away. */
  readonly env?: NodeJS.ProcessEnv;
  readonly program?: readonly string[];
}

/** Runs the app as the CLI does, as somebody of the account, against the server. */
async function runApp({
  stage = MINIMAL,
  context = {},
  env = {},
  program = ['bin/app.ts'],
}: AppOptions) {
  const config = join(directory, 'stage.json');
  writeFileSync(config, JSON.stringify(stage));
  const child = spawn(process.execPath, ['--require', 'ts-node/register', ...program], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      CDK_OUTDIR: assembly,
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ config, ...context }),
      CDK_DEFAULT_ACCOUNT: CALLER.account,
      CDK_DEFAULT_REGION: CALLER.region,
      ...credentials,
      ...env,
    },
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await once(child, 'close');
  const [stdout, stderr] = await output;
  return { status, stdout, stderr, deployable: isDeployable() };
}

const FINE = { status: 0, stderr: '', deployable: true };
const SILENT = { ...FINE, stdout: '' };
const DEPLOYED = JSON.stringify(templateOf(MINIMAL).toJSON());
const OTHER_KEY = withTable({ partitionKey: { name: 'id', type: 'string' } });

/** As after a deployment of the smallest stage. */
function answers(others: Answers = {}): Answers {
  return {
    GetCallerIdentity: () => identity(ACCOUNT),
    DescribeStacks: () => stack(NAME, 'UPDATE_COMPLETE'),
    GetTemplate: () => template(DEPLOYED),
    AssumeRole: () => refusal(403, 'AccessDenied', 'OWN may not assume it'),
    DescribeTable: () => refusal(400, 'ResourceNotFoundException', 'no such table'),
    ...others,
  };
}

/** The error where AWS does not give the deployed template: which stack, and what the caller needs. */
const UNREADABLE =
  /^Cannot compare .*orders-minimal .*111122223333, eu-west-1: .*cloudformation:GetTemplate.*AWS_PROFILE .*-c compare=false\.\n$/s;

describe('comparison with the deployed stack', () => {
  test('a change that keeps the data passes silently', async () => {
    server.answers = answers();
    expect(await compare({ stage: withTable({ rows: 'own' }) })).toEqual(FINE);
    expect(server.calls).toEqual([
      'GetCallerIdentity by OWN',
      'DescribeStacks by OWN',
      'GetTemplate by OWN',
    ]);
  });

  test('a change that replaces a table is an error, and leaves nothing to deploy', async () => {
    server.answers = answers();
    expect(await compare({ stage: OTHER_KEY })).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        /the deployed stack orders-minimal: 1 .*OrdersTable\n.*KeySchema .*-c replace=OrdersTable\n$/s,
      ),
      deployable: false,
    });
  });

  test('-c replace of the app allows it, and nothing is printed', async () => {
    server.answers = answers();
    expect(await runApp({ stage: OTHER_KEY, context: { replace: 'OrdersTable' } })).toEqual(SILENT);
  });

  const NAMED = withTable({ tableName: 'legacy' });
  const NO_STACK = () => refusal(400, 'ValidationError', `Stack with id ${NAME} does not exist`);
  const taken = (stderr: string) =>
    /OrdersTable\n.*"existing": \{ "tableName": "legacy" \}/s.test(stderr);

  test('a new table whose name is taken is an error, also in a first deployment', async () => {
    server.answers = answers({ DescribeStacks: NO_STACK, DescribeTable: () => ({ Table: {} }) });
    const { status, stderr, deployable } = await compare({ stage: NAMED });
    expect([status, taken(stderr), deployable]).toEqual([1, true, false]);
    expect(server.calls.at(-1)).toBe('DescribeTable by OWN');
  });

  test('a new table whose name is free passes, and one that the stack has', async () => {
    server.answers = answers({ DescribeStacks: NO_STACK });
    expect(await compare({ stage: NAMED })).toEqual(FINE);
    const GetTemplate = () => template(JSON.stringify(templateOf(NAMED).toJSON()));
    server.answers = answers({ GetTemplate });
    expect(await compare({ stage: NAMED })).toEqual(FINE);
    expect(server.calls.at(-1)).toBe('GetTemplate by OWN');
  });

  test('the name of a deployed table is taken for a table with another logical ID', async () => {
    const GetTemplate = () => template(JSON.stringify(templateOf(NAMED).toJSON()));
    server.answers = answers({ GetTemplate, DescribeTable: () => ({ Table: {} }) });
    const { orders } = NAMED.tables;
    const stage = { ...NAMED, tables: { purchases: orders } };
    const { status, stderr } = await compare({ stage, replace: 'OrdersTable' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/: 1 .*PurchasesTable\n.*"existing": \{ "tableName": "legacy" \}/s);
  });

  test('a denied DescribeTable is a warning', async () => {
    const denied = () => refusal(400, 'AccessDeniedException', 'OWN may not');
    server.answers = answers({ DescribeStacks: NO_STACK, DescribeTable: denied });
    const { status, stderr, deployable } = await compare({ stage: NAMED });
    expect([status, deployable]).toEqual([0, true]);
    expect(stderr).toMatch(/^Warning: .*legacy.*dynamodb:DescribeTable/);
  });

  test('a table that becomes an existing one is named, unless -c replace allows it', async () => {
    server.answers = answers();
    const stage = withTable({ existing: { tableName: 'orders-1' } });
    const { status, stderr } = await compare({ stage });
    expect(status).toBe(1);
    expect(stderr).toMatch(/OrdersTable\n.*existing .*-c replace=OrdersTable/s);
    expect(await compare({ stage, replace: 'OrdersTable' })).toEqual(FINE);
  });

  test('without a deployed stack nothing is compared, and -c replace is an error', async () => {
    const DescribeStacks = () =>
      refusal(400, 'ValidationError', `Stack with id ${NAME} does not exist`);
    server.answers = answers({ DescribeStacks });
    expect(await compare({ stage: OTHER_KEY })).toEqual(FINE);
    expect(server.calls).toEqual(['GetCallerIdentity by OWN', 'DescribeStacks by OWN']);
    const { status, stderr } = await compare({ replace: 'OrdersTable' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/orders-minimal: 1 .*-c replace\n.*"OrdersTable"\n/s);
  });
});

describe('stack whose first deployment failed', () => {
  const after = JSON.parse(
    readFileSync(join(__dirname, 'changes', 'failed-first-deployment.after.json'), 'utf8'),
  );
  const kept = (LogicalResourceId: string, ResourceType: string, PhysicalResourceId: string) => ({
    ...{ LogicalResourceId, ResourceType, PhysicalResourceId },
    ResourceStatus: 'DELETE_SKIPPED',
  });

  test('is an error with its state, what was left behind and the commands that clear it', async () => {
    server.answers = answers({
      DescribeStacks: () => stack('orders-case', 'ROLLBACK_COMPLETE', true),
      DescribeStackEvents: () =>
        events(
          kept('OrdersTable', 'AWS::DynamoDB::GlobalTable', 'orders-case-table'),
          kept('UserPool', 'AWS::Cognito::UserPool', 'eu-west-1_AbCdEf123'),
        ),
    });
    const { stderr, ...others } = await runApp({ stage: after });
    expect(others).toEqual({ status: 1, stdout: '', deployable: false });
    expect(stderr).toMatch(
      /^The stack orders-case .* ROLLBACK_COMPLETE: .* termination protection/,
    );
    for (const command of [
      'cloudformation update-termination-protection --region eu-west-1 --stack-name orders-case --no-',
      'dynamodb delete-table --region eu-west-1 --table-name orders-case-table',
      'cognito-idp delete-user-pool --region eu-west-1 --user-pool-id eu-west-1_AbCdEf123',
      'cloudformation delete-stack --region eu-west-1 --stack-name orders-case',
    ]) {
      expect(stderr).toContain(`  aws ${command}`);
    }
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('is created again by the CDK, if nothing is in the way', async () => {
    server.answers = answers({
      DescribeStacks: () => stack('orders-case', 'ROLLBACK_COMPLETE'),
      DescribeStackEvents: () => events(),
    });
    expect(await compare({ stage: after })).toEqual(FINE);
  });
});

describe('warning of the comparison', () => {
  test('time to live that is removed: the deployment goes on', async () => {
    const deployed = JSON.stringify(templateOf(withTable({ timeToLive: 'expires' })).toJSON());
    server.answers = answers({ GetTemplate: () => template(deployed) });
    const { stderr, ...others } = await compare({ stage: MINIMAL });
    expect({ ...others, stderr: '' }).toEqual(FINE);
    expect(stderr).toMatch(/^Warning: OrdersTable: timeToLive .*"expires".*\n$/);
  });
});

describe('environment of the comparison', () => {
  test('uses the account and region of the stage file, if it has them', async () => {
    server.answers = answers();
    const env = { account: OTHER, region: 'eu-central-1' };
    const { stderr } = await compare({ stage: { ...MINIMAL, env } });
    expect(stderr).toMatch(new RegExp(`${NAME} .*${OTHER}, eu-central-1: `));
    expect(server.roles).toEqual([
      `arn:aws:iam::${OTHER}:role/cdk-hnb659fds-lookup-role-${OTHER}-eu-central-1`,
    ]);
  });
});

describe('comparison without permission', () => {
  test('is an error with what AWS said, and leaves nothing to deploy', async () => {
    server.answers = answers({ GetTemplate: () => refusal(403, 'AccessDenied', 'OWN may not') });
    const { stderr, ...others } = await compare();
    expect(others).toEqual({ status: 3, deployable: false });
    expect(stderr).toMatch(UNREADABLE);
    expect(stderr).toContain('Error: OWN may not; lookup role: OWN may not assume it');
  });

  test('is an error without credentials, before any call', async () => {
    const { status, stderr } = await compare({ env: { AWS_ACCESS_KEY_ID: undefined } });
    expect(status).toBe(3);
    expect(stderr).toMatch(UNREADABLE);
    expect(stderr).toContain('CredentialsProviderError: ');
    expect(server.calls).toEqual([]);
  });
});

// Inside Jest, the SDK wraps errors of Node.js, which are of another realm.
describe('comparison without an answer', () => {
  const NOBODY = 'http://127.0.0.1:1';

  test('is a warning after a refused connection, because nothing can be deployed either', async () => {
    const { stderr, ...others } = await runApp({ env: { AWS_ENDPOINT_URL: NOBODY } });
    expect({ ...others, stderr: '' }).toEqual(SILENT);
    expect(stderr).toMatch(/^Warning: .*orders-minimal .*connect ECONNREFUSED 127\.0\.0\.1:1/);
  });

  test('is an error with a proxy, by which the CLI may reach AWS', async () => {
    const env = { AWS_ENDPOINT_URL: NOBODY, HTTPS_PROXY: 'http://proxy.example.com' };
    const { status, stderr, deployable } = await runApp({ env });
    expect([status, deployable]).toEqual([3, false]);
    expect(stderr).toMatch(UNREADABLE);
    expect(stderr).toContain('Error: connect ECONNREFUSED');
  });
});

describe('comparison with the deployed stack is skipped', () => {
  test('with -c compare=false', async () => {
    expect(await runApp({ stage: OTHER_KEY, context: { compare: 'false' } })).toEqual(SILENT);
    expect(server.calls).toEqual([]);
  });

  test('without credentials of the CLI: neither the SDK nor the comparison is loaded', async () => {
    const loaded = `
      process.on('exit', () => console.log(Object.keys(require.cache)
        .filter((file) => /@aws-sdk|cloudformation-diff|aws-service-spec/.test(file)).length));
      require('./bin/app.ts');`;
    const env = { CDK_DEFAULT_ACCOUNT: undefined };
    expect(await runApp({ program: ['-e', loaded], env })).toEqual({ ...SILENT, stdout: '0\n' });
    expect(server.calls).toEqual([]);
  });
});
