import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINIMAL, withTable } from '../stages';
import { templateOf } from '../synthesis';
import { identity, refusal, stack, StackServer, template, type Answers } from '../stack-server';

const ROOT = join(__dirname, '..', '..');
const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const NAME = MINIMAL.stackName;
const directory = mkdtempSync(join(tmpdir(), 'compare-'));
const assembly = join(directory, 'cdk.out');
const server = new StackServer();
let endpoint: string;
jest.setTimeout(120_000);

beforeAll(async () => {
  endpoint = await server.listen();
});
beforeEach(() => {
  rmSync(assembly, { recursive: true, force: true });
  server.answers = {};
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

interface Options {
  readonly stage?: object;
  readonly context?: Readonly<Record<string, string>>;
  /** Undefined takes a variable away. */
  readonly env?: NodeJS.ProcessEnv;
  readonly program?: readonly string[];
}

/** Runs the app as the CLI does, as somebody of the account, against the server. */
async function run({ stage = MINIMAL, context = {}, env = {}, program = ['bin/app.ts'] }: Options) {
  const config = join(directory, 'stage.json');
  writeFileSync(config, JSON.stringify(stage));
  const app = spawn(process.execPath, ['--require', 'ts-node/register', ...program], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      CDK_OUTDIR: assembly,
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ config, ...context }),
      CDK_DEFAULT_ACCOUNT: ACCOUNT,
      CDK_DEFAULT_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'OWN',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...env,
    },
  });
  let [stdout, stderr] = ['', ''];
  app.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  app.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = await once(app, 'close');
  return { status, stdout, stderr, deployable: existsSync(join(assembly, 'manifest.json')) };
}

const FINE = { status: 0, stdout: '', stderr: '', deployable: true };
const DEPLOYED = JSON.stringify(templateOf(MINIMAL).toJSON());
const OTHER_KEY = withTable({ partitionKey: { name: 'id', type: 'string' } });

/** As after a deployment of the smallest stage. */
function answers(others: Answers = {}): Answers {
  return {
    GetCallerIdentity: () => identity(ACCOUNT),
    DescribeStacks: () => stack(NAME, 'UPDATE_COMPLETE'),
    GetTemplate: () => template(DEPLOYED),
    AssumeRole: () => refusal(403, 'AccessDenied', 'OWN may not assume it'),
    ...others,
  };
}

const UNREADABLE = [
  `cannot compare the stage with the stack ${NAME} of the account ${ACCOUNT} in eu-west-1: `,
  '; expected credentials that may call cloudformation:DescribeStacks and cloudformation:GetTemplate on it, or assume the lookup role of cdk bootstrap; set AWS_PROFILE=NAME in place of --profile NAME, which the app is not told of, or go on without knowing what becomes of the data by -c compare=false\n',
] as const;

const LOSS = `the deployed stack ${NAME}: 1 problem

  OrdersTable
    received  AWS::DynamoDB::GlobalTable: KeySchema [{"AttributeName":"pk","KeyType":"HASH"}] → [{"AttributeName":"id","KeyType":"HASH"}]
    expected  the deployed table: this would put an empty one in its place and leave the old one outside the stack, with its rows
    fix       change it back; or leave it as it is, add a table under another id and copy the rows; or, where it may leave the stack, add -c replace=OrdersTable
`;

describe('what is deployed decides', () => {
  test('a change that keeps the data passes without a word', async () => {
    server.answers = answers();
    expect(await run({ stage: withTable({ rows: 'own' }) })).toEqual(FINE);
    expect(server.calls).toEqual([
      'GetCallerIdentity by OWN',
      'DescribeStacks by OWN',
      'GetTemplate by OWN',
    ]);
  });

  test('a change that replaces a table is an error, and leaves nothing to deploy', async () => {
    server.answers = answers();
    expect(await run({ stage: OTHER_KEY })).toEqual({
      status: 1,
      stdout: '',
      stderr: LOSS,
      deployable: false,
    });
  });

  test('-c replace lets it pass', async () => {
    server.answers = answers();
    expect(await run({ stage: OTHER_KEY, context: { replace: 'OrdersTable' } })).toEqual(FINE);
  });

  test('where there is no such stack there is nothing to compare, and nothing to replace', async () => {
    const DescribeStacks = () =>
      refusal(400, 'ValidationError', `Stack with id ${NAME} does not exist`);
    server.answers = answers({ DescribeStacks });
    expect(await run({ stage: OTHER_KEY })).toEqual(FINE);
    expect(server.calls).toEqual(['GetCallerIdentity by OWN', 'DescribeStacks by OWN']);
    const { status, stderr } = await run({ context: { replace: 'OrdersTable' } });
    expect([status, stderr]).toEqual([
      1,
      `the deployed stack ${NAME}: 1 problem

  -c replace
    received  "OrdersTable"
    expected  nothing: no resource that holds data would be replaced or removed
    fix       leave it out
`,
    ]);
  });
});

describe('AWS refuses', () => {
  test('to show the stack: an error that says so, and nothing to deploy', async () => {
    server.answers = answers({ GetTemplate: () => refusal(403, 'AccessDenied', 'OWN may not') });
    const [before, after] = UNREADABLE;
    const stderr = `${before}Error: OWN may not; and with the lookup role OWN may not assume it${after}`;
    expect(await run({})).toEqual({ status: 1, stdout: '', stderr, deployable: false });
  });

  test('no credentials at all: an error, although nobody was asked', async () => {
    const { status, stderr } = await run({ env: { AWS_ACCESS_KEY_ID: undefined } });
    expect(status).toBe(1);
    expect(stderr).toContain(`${UNREADABLE[0]}CredentialsProviderError: `);
    expect(server.calls).toEqual([]);
  });
});

test('the account and the region of the stage are asked, if it names them', async () => {
  server.answers = answers();
  const env = { account: OTHER, region: 'eu-central-1' };
  const { stderr } = await run({ stage: { ...MINIMAL, env } });
  expect(stderr).toContain(`the stack ${NAME} of the account ${OTHER} in eu-central-1: `);
  expect(server.roles).toEqual([
    `arn:aws:iam::${OTHER}:role/cdk-hnb659fds-lookup-role-${OTHER}-eu-central-1`,
  ]);
});

describe('nothing answers', () => {
  const warned = (said: string) =>
    `Warning: the stack ${NAME} of the account ${ACCOUNT} in eu-west-1 was not compared with the stage, because nothing answered (${said}): deploy only after it was\n`;
  const NOBODY = 'http://127.0.0.1:1';

  test('a connection that is refused is a warning: nothing can be deployed either', async () => {
    expect(await run({ env: { AWS_ENDPOINT_URL: NOBODY } })).toEqual({
      ...FINE,
      stderr: warned('Error: connect ECONNREFUSED 127.0.0.1:1'),
    });
  });

  test('with a proxy it is an error, because the CLI may reach AWS where the app does not', async () => {
    const env = { AWS_ENDPOINT_URL: NOBODY, HTTPS_PROXY: 'http://proxy.example.com' };
    const { status, stderr, deployable } = await run({ env });
    expect([status, deployable]).toEqual([1, false]);
    expect(stderr).toContain(`${UNREADABLE[0]}Error: connect ECONNREFUSED`);
  });
});

describe('nobody is asked', () => {
  test('where a person says so', async () => {
    expect(await run({ stage: OTHER_KEY, context: { compare: 'false' } })).toEqual(FINE);
    expect(server.calls).toEqual([]);
  });

  test('where the CLI has no credentials: neither the SDK nor the comparison is loaded', async () => {
    const loaded = `
      process.on('exit', () => console.log(Object.keys(require.cache)
        .filter((file) => /@aws-sdk|cloudformation-diff|aws-service-spec/.test(file)).length));
      require('./bin/app.ts');`;
    const env = { CDK_DEFAULT_ACCOUNT: undefined };
    expect(await run({ program: ['-e', loaded], env })).toEqual({ ...FINE, stdout: '0\n' });
    expect(server.calls).toEqual([]);
  });
});
