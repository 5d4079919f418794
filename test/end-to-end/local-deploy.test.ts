import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  ListIdentityPoolsCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { MINIMAL } from '../stages';

const ROOT = join(__dirname, '..', '..');
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const START = ['--require', 'ts-node/register', join('bin', 'start.ts')];
const CLIENT_FILE = join(ROOT, 'amplify_outputs.json');
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
jest.setTimeout(300_000);

const directory = mkdtempSync(join(tmpdir(), 'local-deploy-'));
afterAll(() => rmSync(directory, { recursive: true }));

const python = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']);
const describeWithPython = python.status === 0 ? describe : describe.skip;
if (python.status !== 0) {
  console.warn('The local deploy is not tested: python3 3.11 or newer is not on the PATH.');
}

/** Runs `npm start` with these flags to its end. */
function start(flags: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  return spawnSync(process.execPath, [...START, ...flags], { cwd: ROOT, env, encoding: 'utf8' });
}

function stageFile(name: string, stage: object): string {
  const file = join(directory, `${name}.json`);
  writeFileSync(file, JSON.stringify(stage));
  return file;
}

/** Whether a process exists. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describeWithPython('a stage on the local AWS', () => {
  let started: SpawnSyncReturns<string>;
  let local: Record<string, string>;
  let client: any;
  let clients: {
    config: { endpoint: string; region: string; credentials: any };
    iam: IAMClient;
    identity: CognitoIdentityClient;
    userPools: CognitoIdentityProviderClient;
  };
  let emulator: number;

  beforeAll(() => {
    rmSync(CLIENT_FILE, { force: true });
    started = start(['--keep']);
    const exported = [...started.stdout.matchAll(/^export (\w+)=(.*)$/gm)];
    local = Object.fromEntries(exported.map(([, name, value]) => [name, value]));
    emulator = Number(/^kill (\d+)$/m.exec(started.stdout)?.[1]);
    client = JSON.parse(readFileSync(CLIENT_FILE, 'utf8'));
    const credentials = { accessKeyId: ACCOUNT, secretAccessKey: 'local' };
    const config = { endpoint: local.AWS_ENDPOINT_URL ?? '', region: REGION, credentials };
    clients = {
      config,
      iam: new IAMClient(config),
      identity: new CognitoIdentityClient(config),
      userPools: new CognitoIdentityProviderClient(config),
    };
  });

  afterAll(() => {
    if (emulator) process.kill(emulator);
  });

  test('npm start deploys, signs in, and shows what came back of each call', () => {
    const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
    const table = client.custom.tables.orders.tableName;
    expect(started.status).toBe(0);
    for (const shown of [
      /✔ cdk bootstrap/,
      /✔ cdk synth/,
      /✔ cdk deploy → orders-dev/,
      /✔ AdminCreateUser → user-.*@example\.com/,
      new RegExp(`✔ Sign in by SRP → ID token of the user ${uuid}`),
      new RegExp(`✔ GetId → ${REGION}:${uuid}`),
      /✔ GetCredentialsForIdentity → credentials ASIA\w+ until \d{4}-/,
      new RegExp(`✔ PutItem on ${table} → {"ConsumedCapacity":{`),
      new RegExp(`✔ GetItem on ${table} → {"Item":{"pk":"${uuid}","written by npm start":1}}`),
      new RegExp(
        `✔ UpdateItem on ${table} → {"Attributes":{"pk":"${uuid}","written by npm start":2}}`,
      ),
      /Client configuration file: .*amplify_outputs\.json/,
      /The local AWS does not enforce IAM/,
    ]) {
      expect(started.stdout).toMatch(shown);
    }
  });

  test('nothing secret is shown: no password, token or secret key', () => {
    expect(started.stdout + started.stderr).not.toMatch(/eyJ|password|SessionToken|SecretKey/i);
  });

  test('the deployed role is trusted and allowed what the template says', async () => {
    const { iam } = clients;
    const { Roles = [] } = await iam.send(new ListRolesCommand({}));
    const ours = Roles.filter(({ RoleName }) => RoleName?.startsWith('orders-dev-'));
    expect(ours).toHaveLength(1);
    const RoleName = ours[0]?.RoleName;
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': client.auth.identity_pool_id },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
          },
        },
      ],
    });
    const inline = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    expect(inline.PolicyNames).toEqual([]);
    const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(attached.AttachedPolicies).toHaveLength(1);
    const PolicyArn = attached.AttachedPolicies?.[0]?.PolicyArn;
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const VersionId = Policy?.DefaultVersionId;
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
    expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'GetPutUpdateItemsOfOrdersTable',
          Effect: 'Allow',
          Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
          Resource: client.custom.tables.orders.tableArn,
        },
      ],
    });
  });

  test('the deployed identity pool admits signed-in users only, and hands out that role only', async () => {
    const IdentityPoolId = client.auth.identity_pool_id;
    const pool = await clients.identity.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
    expect(pool).toMatchObject({
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      CognitoIdentityProviders: [
        {
          ClientId: client.auth.user_pool_client_id,
          ProviderName: `cognito-idp.${REGION}.amazonaws.com/${client.auth.user_pool_id}`,
          ServerSideTokenCheck: true,
        },
      ],
    });
    const handedOut = await clients.identity.send(
      new GetIdentityPoolRolesCommand({ IdentityPoolId }),
    );
    expect(handedOut.Roles).toEqual({
      authenticated: expect.stringMatching(`^arn:aws:iam::${ACCOUNT}:role/orders-dev-`),
    });
    expect(handedOut.RoleMappings ?? {}).toEqual({});
  });

  test('the deployed user pool and app client are as the template says', async () => {
    const { user_pool_id: UserPoolId, user_pool_client_id: ClientId } = client.auth;
    const { UserPool } = await clients.userPools.send(new DescribeUserPoolCommand({ UserPoolId }));
    expect(UserPool).toMatchObject({
      UsernameAttributes: ['email'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
    });
    const { UserPoolClient } = await clients.userPools.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    expect(UserPoolClient).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      WriteAttributes: ['email', 'family_name', 'given_name', 'locale', 'name', 'zoneinfo'],
    });
    expect(UserPoolClient).not.toHaveProperty('ClientSecret');
  });

  test('npm run outputs writes the same client configuration file', () => {
    const written = readFileSync(CLIENT_FILE, 'utf8');
    rmSync(CLIENT_FILE);
    const { status, stdout } = runWith(local, '--require', 'ts-node/register', 'bin/outputs.ts');
    expect([status, stdout]).toEqual([0, `wrote ${CLIENT_FILE}\n`]);
    expect(readFileSync(CLIENT_FILE, 'utf8')).toBe(written);
  });

  test('npm run outputs tells of a stack that is not deployed, and writes nothing', () => {
    const config = stageFile('absent', { ...MINIMAL, stackName: 'absent' });
    const before = readFileSync(CLIENT_FILE, 'utf8');
    const outputs = ['--require', 'ts-node/register', 'bin/outputs.ts', '--config', config];
    const { status, stderr } = runWith(local, ...outputs);
    expect(status).toBe(1);
    expect(stderr).toContain('cannot read the outputs of the stack absent: ');
    expect(stderr).toContain('deploy it with npx cdk deploy');
    expect(readFileSync(CLIENT_FILE, 'utf8')).toBe(before);
  });

  test('cdk destroy of a stage that destroys leaves nothing', async () => {
    const { orders } = MINIMAL.tables;
    const config = stageFile('gone', {
      stackName: 'gone',
      removalPolicy: 'destroy',
      tables: { orders: { ...orders, tableName: 'gone-orders' } },
      identity: {
        userPool: { name: 'gone-users' },
        identityPoolName: 'gone-identities',
        roleName: 'gone-role',
      },
    });
    const cdk = (command: string, ...flags: string[]) =>
      runWith(
        local,
        CDK,
        command,
        '-c',
        `config=${config}`,
        '-o',
        join(directory, command),
        ...flags,
      );
    const named = async () => {
      const { TableNames = [] } = await new DynamoDBClient(clients.config).send(
        new ListTablesCommand({}),
      );
      const { UserPools = [] } = await clients.userPools.send(
        new ListUserPoolsCommand({ MaxResults: 60 }),
      );
      const { IdentityPools = [] } = await clients.identity.send(
        new ListIdentityPoolsCommand({ MaxResults: 60 }),
      );
      const { Roles = [] } = await clients.iam.send(new ListRolesCommand({}));
      const names = [
        ...TableNames,
        ...UserPools.map(({ Name }) => Name),
        ...IdentityPools.map(({ IdentityPoolName }) => IdentityPoolName),
        ...Roles.map(({ RoleName }) => RoleName),
      ];
      return names.filter((name) => name?.startsWith('gone-')).sort();
    };
    expect(cdk('deploy', '--require-approval', 'never', '--method', 'direct').status).toBe(0);
    expect(await named()).toEqual(['gone-identities', 'gone-orders', 'gone-role', 'gone-users']);
    expect(cdk('destroy', '--force').status).toBe(0);
    expect(await named()).toEqual([]);
  });

  test('another run goes its own way beside it, and stops its local AWS at the end', () => {
    const { status, stdout } = start(['--stage', 'everything']);
    expect(status).toBe(0);
    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0];
    expect(endpoint).not.toBe(local.AWS_ENDPOINT_URL);
    expect(stdout).toMatch(/✔ PutItem on sensors/);
    expect(stdout).not.toMatch(/(Get|Update)Item on sensors/);
    expect(runs(emulator)).toBe(true);
  });
});

describeWithPython('npm start that cannot go on', () => {
  test('a port that is taken is told, with the fix', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const child = spawn(process.execPath, [...START, '--port', String(port)], { cwd: ROOT });
    const stderr: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    const [status] = await once(child, 'close');
    server.close();
    expect(status).toBe(1);
    expect(Buffer.concat(stderr).toString()).toBe(
      `✖ Local AWS (MiniStack) [FAILED: see below]\nreceived --port ${port}, which cannot be used (EADDRINUSE); expected a free port; name another, or leave --port out\n`,
    );
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the local AWS with it', async (signal) => {
    const child = spawn(process.execPath, START, { cwd: ROOT });
    let stdout = '';
    for await (const chunk of child.stdout) {
      stdout += String(chunk);
      if (stdout.includes('❯ cdk bootstrap')) break;
    }
    const [, endpoint] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(stdout) ?? [];
    expect((await fetch(`${endpoint}/_ministack/health`)).ok).toBe(true);
    child.kill(signal);
    const [status] = await once(child, 'exit');
    expect(status).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(existsSync(join(ROOT, '.local', 'runs', String(child.pid)))).toBe(false);
    await expect(refusal(`${endpoint}/_ministack/health`)).resolves.toBe('ECONNREFUSED');
  });
});

describe('npm start without what it needs', () => {
  test('a missing Python is told, with the fix', () => {
    const { status, stderr } = start([], { ...process.env, PATH: directory });
    expect(status).toBe(1);
    expect(stderr).toBe(
      '✖ Python environment of the local AWS [FAILED: see below]\nreceived no python3 on the PATH; expected Python 3.11 or newer with its venv module; install it, for example the packages python3 and python3-venv\n',
    );
  });

  test('a Python that is too old is told', () => {
    const bin = mkdtempSync(join(directory, 'bin-'));
    writeFileSync(join(bin, 'python3'), '#!/bin/sh\necho 3.8.10\n', { mode: 0o755 });
    const { status, stderr } = start([], { ...process.env, PATH: bin });
    expect(status).toBe(1);
    expect(stderr).toContain('received python3 3.8.10; expected Python 3.11 or newer');
  });

  test('a bad stage file is told before anything is started', () => {
    const config = stageFile('bad', { stackName: 'bad' });
    const { status, stdout, stderr } = start(['--config', config]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`${config}: 1 problem\n\n  tables`);
  });
});

function runWith(env: Record<string, string>, ...args: string[]) {
  return spawnSync(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}

/** The code with which connections are refused, once they are. */
async function refusal(url: string): Promise<string> {
  for (;;) {
    try {
      await fetch(url);
    } catch (error) {
      return (error as { cause: { code: string } }).cause.code;
    }
  }
}
