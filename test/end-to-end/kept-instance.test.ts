import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { signInWithSrp } from '../../tools/check/run/srp-sign-in';
import { inTerminal } from '../in-terminal';
import { DESTINATION, withTable } from '../stages';
import {
  configIn,
  describeWithPython,
  directory,
  endKept,
  endpointIn,
  exportedIn,
  outputsIn,
  refusal,
  ROOT,
  run,
  stageFile,
  START,
  type Finished,
} from './npm-start';

jest.setTimeout(600_000);

const STOP = ['--require', 'ts-node/register', join('bin', 'stop.ts')];
const OUT = join(directory, 'amplify_outputs.json');
const USERNAME = 'first@example.com';
const ANN = 'ann@example.com';
const PASSWORD = 'Given-Passw0rd';
const USER = ['--require', 'ts-node/register', join('bin', 'user.ts')];

/** A stage of an existing table and an existing user pool, which both are local ones here. */
const EXISTING = {
  existing: {
    tableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/legacy',
    keyArn: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  partitionKey: { name: 'pk', type: 'string' },
  rows: 'own',
};
const STAGE = withTable(
  {},
  {
    stackName: 'kept',
    env: { account: '123456789012', region: 'us-east-1' },
    identity: {
      userPool: { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' },
      tenantClaim: 'custom:tenantId',
    },
    groups: {
      admins: { precedence: 1, tables: { orders: { rows: 'all', actions: ['GetItem', 'Scan'] } } },
    },
    connectors: { tool: DESTINATION },
  },
);

describeWithPython('npm start -- --keep', () => {
  let config: string;
  let first: Finished;
  let again: Finished;
  let clientFile: string;

  const start = (...flags: string[]) => run([...START, '--config', config, '--out', OUT, ...flags]);
  const user = (words: readonly string[], stdin = '') =>
    run(
      [...USER, ...words, '--config', config],
      { ...process.env, ...exportedIn(first.stdout) },
      stdin,
    );

  /** The claims of Ann's ID token. */
  async function claimsOf(password: string) {
    const client = JSON.parse(readFileSync(OUT, 'utf8'));
    const ann = { username: ANN, temporaryPassword: password, password, attributes: {} };
    return (await signInWithSrp(client, ann, endpointIn(first.stdout))).claims;
  }

  const sourced = ({ stdout }: Finished) => /^ *source (\S+)/m.exec(stdout)?.[1] ?? '';
  const clients = () =>
    [
      new CognitoIdentityProviderClient(configIn(first.stdout)),
      new DynamoDBClient(configIn(first.stdout)),
    ] as const;

  beforeAll(async () => {
    config = stageFile('kept', { ...STAGE, tables: { ...STAGE.tables, legacy: EXISTING } });
    first = await start('--keep');
    expect([first.status, first.stderr]).toEqual([0, '']);
    const outputs = outputsIn(first.stdout);
    const [users, items] = clients();
    await users.send(
      new AdminCreateUserCommand({ UserPoolId: outputs.UserPoolId, Username: USERNAME }),
    );
    for (const TableName of [outputs.OrdersTableName, 'legacy']) {
      await items.send(new PutItemCommand({ TableName, Item: { pk: { S: 'kept' } } }));
    }
    clientFile = readFileSync(OUT, 'utf8');
    const tables = { ...STAGE.tables, legacy: EXISTING, added: STAGE.tables.orders };
    writeFileSync(config, JSON.stringify({ ...STAGE, tables }));
    again = await start('--keep');
  });

  afterAll(() => endKept(first));

  test('of a stage that is running deploys to it: pools, users and items stay', async () => {
    expect([again.status, again.stderr]).toEqual([0, '']);
    expect(again.stdout).toContain(`Local AWS: already running → ${endpointIn(first.stdout)}`);
    const outputs = outputsIn(again.stdout);
    expect(outputs).toMatchObject(outputsIn(first.stdout));
    expect(outputs).toHaveProperty('AddedTableName');
    expect(readFileSync(OUT, 'utf8')).not.toBe(clientFile);
    const [users, items] = clients();
    const { UserPoolId, OrdersTableName } = outputs;
    const user = await users.send(new AdminGetUserCommand({ UserPoolId, Username: USERNAME }));
    expect(user.Enabled).toBe(true);
    for (const TableName of [OrdersTableName, 'legacy']) {
      const { Item } = await items.send(
        new GetItemCommand({ TableName, Key: { pk: { S: 'kept' } } }),
      );
      expect(Item).toEqual({ pk: { S: 'kept' } });
    }
  });

  test('has users with a tenant and groups, by npm run user', async () => {
    const rights = ['--tenant', 'acme', '--group', 'admins'];
    const created = await user([ANN, ...rights, '--password-stdin'], `${PASSWORD}\n`);
    expect([created.status, created.stderr]).toEqual([0, '']);
    expect(created.stdout).not.toContain(PASSWORD);
    expect(await claimsOf(PASSWORD)).toMatchObject({
      email: ANN,
      email_verified: true,
      'custom:tenantId': 'acme',
      'cognito:groups': ['admins'],
    });
    const moved = await user([ANN, '--tenant', 'globex']);
    expect(moved.status).toBe(2);
    expect(moved.stderr).toMatch(/"acme" .*"globex".*--yes/s);
    expect((await user([ANN, '--tenant', 'globex', '--yes'])).status).toBe(0);
    expect(await claimsOf(PASSWORD)).toMatchObject({ 'custom:tenantId': 'globex' });
    expect((await user([ANN, '--remove', '--yes'])).status).toBe(0);
    await expect(claimsOf(PASSWORD)).rejects.toThrow();
  });

  test('shows the generated password of a new user in a terminal', async () => {
    const command = [process.execPath, ...USER, ANN, '--config', config];
    const { status, stdout } = await inTerminal(command, exportedIn(first.stdout));
    expect(status).toBe(0);
    const [, password = ''] = /^Password, shown only now: (\S+)\r$/m.exec(stdout) ?? [];
    expect(await claimsOf(password)).toMatchObject({ email: ANN });
    // Not again.
    const again = await inTerminal(command, exportedIn(first.stdout));
    expect(again).toMatchObject({ status: 0, stdout: expect.not.stringContaining('Password') });
  });

  test('leaves a file for a shell, which only the user can read', () => {
    const file = join(ROOT, sourced(first));
    expect(sourced(again)).toBe(sourced(first));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.stdout).not.toContain('AWS_SECRET_ACCESS_KEY');
  });

  test('is not overwritten by other runs', async () => {
    const other = stageFile('other', { ...STAGE, stackName: 'other' });
    // One after the other: at once, each could also be in the way of the other.
    const same = await start();
    const different = await run([...START, '--config', other, '--out', OUT]);
    expect([same.status, different.status]).toEqual([2, 2]);
    expect(same.stderr).toMatch(/amplify_outputs\.json .*--keep/);
    expect(different.stderr).toMatch(/amplify_outputs\.json .*--out/);
  });

  test('cannot be deployed to at another port', async () => {
    const { status, stderr } = await start('--keep', '--port', '1');
    expect(status).toBe(2);
    expect(stderr).toMatch(/with port \d+, not 1\. .*npm run stop/);
  });

  test('is listed by npm run stop, which stops it with --all', async () => {
    const endpoint = endpointIn(first.stdout);
    const listed = await run(STOP);
    expect(listed.status).toBe(2);
    expect(listed.stdout).toMatch(new RegExp(`^${endpoint} .*kept\\.json`, 'm'));
    expect(listed.stderr).toContain('--all');
    const file = join(ROOT, sourced(first));
    expect(existsSync(file)).toBe(true);
    // Those of other tests too.
    await endKept(first);
    expect(await refusal(endpoint)).toBe('ECONNREFUSED');
    expect(existsSync(file)).toBe(false);
    expect((await run(STOP)).stdout).not.toContain(endpoint);
  });
});
