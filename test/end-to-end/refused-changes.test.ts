import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormation, waitUntilStackDeleteComplete } from '@aws-sdk/client-cloudformation';
import { CognitoIdentity } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import {
  CDK,
  describeWithPython,
  directory,
  endKept,
  configIn,
  exportedIn,
  outputsIn,
  ROOT,
  run,
  stageFile,
  start,
  type Finished,
} from './npm-start';

const CHANGES = join(ROOT, 'test', 'tools', 'replacement-guard', 'changes');
const changed = (name: string, when: 'before' | 'after') =>
  JSON.parse(readFileSync(join(CHANGES, `${name}.${when}.json`), 'utf8'));

/** A stage as another stack, with another domain prefix. */
function withPrefix(stage: any, stackName: string, domainPrefix: string) {
  const userPool = { ...stage.identity.userPool, domainPrefix };
  return { ...stage, stackName, identity: { userPool } };
}

describeWithPython('changes that AWS refuses', () => {
  let started: Finished;
  let local: Record<string, string>;
  let clients: Record<string, any>;

  beforeAll(async () => {
    const first = stageFile('first', changed('domain-prefix', 'before'));
    started = await start(['--keep', '--config', first]);
    local = exportedIn(started.stdout);
    const config = configIn(started.stdout);
    clients = {
      cloudformation: new CloudFormation(config),
      'cognito-identity': new CognitoIdentity(config),
      'cognito-idp': new CognitoIdentityProvider(config),
      dynamodb: new DynamoDB(config),
    };
  });

  afterAll(() => endKept(started));

  /** The CDK's own command, without the checks of templates. */
  function cdk(command: string, stage: object, ...flags: string[]): Promise<Finished> {
    const assembly = join(directory, 'cdk.out');
    const config = `config=${stageFile('stage', stage)}`;
    const args = [CDK, command, '-c', config, '-o', assembly, ...flags];
    return run(args, { ...process.env, ...local, CDK_VALIDATION: 'false' });
  }

  const deploy = (stage: object) =>
    cdk('deploy', stage, '--require-approval', 'never', '--method', 'direct');

  /** A deployment that the comparison refuses: its message. */
  async function refused(stage: object): Promise<string> {
    rmSync(join(directory, 'cdk.out'), { recursive: true, force: true });
    const { status, stderr } = await deploy(stage);
    expect(status).toBe(1);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(directory, 'cdk.out', 'manifest.json'))).toBe(false);
    return stderr;
  }

  /** Runs a command of the AWS CLI by the SDK, whose parameters have the same names. */
  async function aws(command: string): Promise<void> {
    const [service = '', operation = '', ...flags] = command.split(' ').slice(1);
    const client = clients[service];
    const input: Record<string, unknown> = {};
    for (const [, flag = '', value] of flags.join(' ').matchAll(/--(\S+)(?: (?!--)(\S+))?/g)) {
      const name = pascal(flag.replace(/^no-/, ''));
      if (name !== 'Region') input[name] = name.endsWith('Attributes') ? [value] : (value ?? false);
    }
    if (operation !== 'wait') await client[camel(operation)](input);
    else if (flags[0] === 'stack-delete-complete') {
      await waitUntilStackDeleteComplete(
        { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
        input,
      );
    }
  }

  const camel = (words: string) => words.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const pascal = (words: string) => camel(`-${words}`);

  const domains = async (pool: string) =>
    (await clients['cognito-idp'].describeUserPool({ UserPoolId: pool })).UserPool.Domain;

  test('another domain prefix is refused, and deployed in four steps', async () => {
    expect(started.status).toBe(0);
    const pool = String(outputsIn(started.stdout).UserPoolId);
    const after = changed('domain-prefix', 'after');
    const message = await refused(after);
    expect(message).toMatch(/UserPoolDomain\n.*Domain "orders-login" → "orders-sign-in"\n/);
    expect(await domains(pool)).toBe('orders-login');

    expect(await deploy({ ...after, identity: {} })).toMatchObject({ status: 0 });
    expect(await domains(pool)).toBeUndefined();
    expect(await deploy(after)).toMatchObject({ status: 0 });
    expect(await domains(pool)).toBe('orders-sign-in');
  });

  test('the billing mode changes both ways', async () => {
    const provisioned = { ...changed('billing-switch', 'before'), stackName: 'orders-billing' };
    const onDemand = { ...changed('billing-switch', 'after'), stackName: 'orders-billing' };
    for (const stage of [provisioned, onDemand, provisioned]) {
      expect(await deploy(stage)).toMatchObject({ status: 0 });
    }
  });

  test('a first deployment that failed is cleared, and its user pool can be taken back', async () => {
    const { UserPool } = await clients['cognito-idp'].createUserPool({ PoolName: 'of another' });
    const domain = { UserPoolId: UserPool.Id, Domain: 'orders-taken' };
    await clients['cognito-idp'].createUserPoolDomain(domain);
    const before = changed('failed-first-deployment', 'before');
    const after = withPrefix(before, 'orders-failed', 'orders-own-login');
    expect(await deploy(withPrefix(before, 'orders-failed', domain.Domain))).toMatchObject({
      status: 1,
    });

    const message = await refused(after);
    expect(message).toMatch(/ROLLBACK_COMPLETE.*termination protection is on.*already exists/s);
    expect(message).toMatch(/left behind:\n {2}OrdersTable .*\n {2}UserPool .*\n {2}IdentityPool /);
    for (const [, command = ''] of message.matchAll(/^ {2}(aws .*)$/gm)) await aws(command);
    const deployed = await deploy(after);
    expect(deployed).toMatchObject({ status: 0 });

    const UserPoolId = userPoolOf(deployed);
    await aws(
      'aws cloudformation update-termination-protection --stack-name orders-failed --no-enable-termination-protection',
    );
    expect(await cdk('destroy', after, '--force')).toMatchObject({ status: 0 });
    const mapping = join(directory, 'mapping.json');
    writeFileSync(mapping, JSON.stringify({ UserPool: { UserPoolId } }));
    // The local AWS imports no tables, and a new one needs a name that is free.
    const { orders } = after.tables;
    const again = { ...after, tables: { orders: { ...orders, tableName: 'orders-again' } } };
    const imported = await cdk('import', again, '--resource-mapping', mapping);
    expect(imported).toMatchObject({ status: 0 });
    expect(userPoolOf(await deploy(again))).toBe(UserPoolId);
  });

  const userPoolOf = ({ stdout, stderr }: Finished) =>
    /UserPoolId = (\S+)/.exec(stdout + stderr)?.[1];
});
