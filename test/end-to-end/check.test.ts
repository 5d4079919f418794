import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  UpdateIdentityPoolCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  DeleteResourcePolicyCommand,
  DynamoDBClient,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-dynamodb';
import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { loadStage } from '../../lib/config/load-stage';
import { describeStack } from '../../lib/deployed/describe-stack';
import { decide } from '../../lib/policy-engine/engine';
import { checkStage, type CheckResult } from '../../lib/probes/check/check-stage';
import { CleanUp } from '../../lib/probes/check/clean-up';
import { withTable } from '../stages';
import { awsProxy, type AwsCall, type AwsProxy, type Fault } from './aws-proxy';
import { Enforcing } from './enforcing';
import {
  describeWithPython,
  directory,
  endKept,
  endpointIn,
  ROOT,
  run,
  stageFile,
  start,
  type Finished,
} from './npm-start';

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const CALLER = `arn:aws:iam::${ACCOUNT}:user/checker`;
/** Source: STS API reference: it needs no permission. */
const EVERYBODYS = 'GetCallerIdentity';
const CHECK = ['--require', 'ts-node/register', join('bin', 'check.ts')];
jest.setTimeout(300_000);

const CREDENTIALS = { accessKeyId: ACCOUNT, secretAccessKey: 'local' };

/** A person's environment with the credentials of the local AWS, and no way to any other. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: directory,
  AWS_ACCESS_KEY_ID: ACCOUNT,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
};

describeWithPython('npm run check on a deployed stage', () => {
  const config = stageFile(
    'checked',
    withTable({ rows: 'own' }, { stackName: 'checked', removalPolicy: 'destroy' }),
  );
  let started: Finished;
  let proxy: AwsProxy | undefined;
  let evidenceFile = '';
  let runs = 0;

  let silent: Promise<Finished>;

  beforeAll(async () => {
    started = await start(['--config', config, '--keep']);
    expect(started.status).toBe(0);
    // Half a minute in which other tests can run.
    const silence = await awsProxy(endpointIn(started.stdout), {
      fault: ({ action }) => (action === 'DescribeStacks' ? 'silence' : undefined),
    });
    silent = run(args(silence, []), ENVIRONMENT).finally(() => silence.close());
  });
  afterEach(() => proxy?.close());
  afterAll(async () => {
    await silent;
    endKept(started);
  });

  /** Runs the check through a proxy that interferes. */
  async function check(
    interference: Parameters<typeof awsProxy>[1] = {},
    flags: readonly string[] = [],
  ): Promise<Finished> {
    proxy = await awsProxy(endpointIn(started.stdout), interference);
    return run(args(proxy, flags), ENVIRONMENT);
  }

  function args({ endpoint }: AwsProxy, flags: readonly string[]): string[] {
    evidenceFile = join(directory, `check-${runs++}.json`);
    const isOfProbes = !flags.includes('--drift');
    return [
      ...CHECK,
      ...['--config', config, '--endpoint', endpoint],
      ...(isOfProbes ? ['--out', evidenceFile] : []),
      ...flags,
    ];
  }

  /** The check itself, without the process around it. */
  async function checkHere(interference: Parameters<typeof awsProxy>[1]): Promise<CheckResult> {
    const local = endpointIn(started.stdout);
    proxy = await awsProxy(local, interference);
    const place = { account: ACCOUNT, region: 'us-east-1', credentials: CREDENTIALS };
    const { outputs } = await describeStack('checked', { ...place, endpoint: local });
    return checkStage(
      {
        stage: loadStage(config),
        outputs,
        place: { ...place, endpoint: proxy.endpoint },
        requireEnforced: false,
      },
      { tell: () => undefined, isStopped: () => false, cleanUp: new CleanUp() },
    );
  }

  const evidence = () => JSON.parse(readFileSync(evidenceFile, 'utf8'));
  const called = (action: string): AwsCall[] =>
    (proxy?.calls ?? []).filter((call) => call.action === action);
  const names = (action: string) => called(action).map(({ parameters }) => parameters.Username);

  /** Every user that may have been made was deleted, and every row of them. */
  function expectNothingLeft(): void {
    expect([...new Set(names('AdminDeleteUser'))].sort()).toEqual(
      [...new Set(names('AdminCreateUser'))].sort(),
    );
    const rows = (calls: readonly AwsCall[]) =>
      new Set(
        calls
          .map(({ parameters }) => (parameters.Key ?? parameters.Item)?.pk?.S)
          .filter((key) => key !== undefined),
      );
    const written = rows(called('PutItem').filter(({ parameters }) => isOfStage(parameters)));
    const deleted = rows(called('DeleteItem').filter(({ accessKeyId }) => accessKeyId === ACCOUNT));
    expect([...written].filter((key) => !deleted.has(key))).toEqual([]);
  }

  const isOfStage = ({ TableName }: any): boolean => TableName.startsWith('checked-');

  test('says who asks where, decides what is not enforced there, and leaves nothing behind', async () => {
    const report = join(directory, 'junit.xml');
    const { status, stdout, stderr } = await check({}, ['--junit', report]);
    expect([status, stderr]).toEqual([0, '']);
    const endpoint = String(proxy?.endpoint);
    expect(stdout.split('\n')[0]).toBe(
      `Account ${ACCOUNT}, region us-east-1, as arn:aws:iam::${ACCOUNT}:root, at ${endpoint}`,
    );
    expect(stdout).toMatch(/✔ │ user 1 +│ PutItem +│ orders, own row +│ allowed/);
    expect(stdout).toMatch(/✔ │ user 1 +│ PutItem +│ orders, row of user 2 +│ decided/);
    expect(stdout).toContain('34 probes: 8 allowed, 26 decided; all as expected');
    expect(evidence()).toMatchObject({
      stackName: 'checked',
      account: ACCOUNT,
      region: 'us-east-1',
      caller: `arn:aws:iam::${ACCOUNT}:root`,
      passed: true,
      enforced: { policies: false, tokens: false },
      notRemoved: [],
    });
    expect(evidence().probes).toHaveLength(34);
    expect(readFileSync(report, 'utf8')).toContain('<testsuites tests="34" failures="0"');
    expect(called('AdminCreateUser')).toHaveLength(2);
    expectNothingLeft();
  });

  test('writes and shows no password, token or key', async () => {
    const { stdout } = await check();
    const said = stdout + readFileSync(evidenceFile, 'utf8');
    const passwords = called('AdminSetUserPassword').map(({ parameters }) => parameters.Password);
    expect(passwords).toHaveLength(2);
    for (const secret of [...passwords, 'eyJ', 'SessionToken']) expect(said).not.toContain(secret);
  });

  test('calls for real what an endpoint enforces', async () => {
    const { status, stdout } = await check(new Enforcing(ACCOUNT), ['--require-enforced']);
    expect(stdout).toContain('34 probes: 8 allowed, 26 denied; all as expected');
    expect(status).toBe(0);
    expect(evidence().enforced).toEqual({ policies: true, tokens: true });
    // Each denial was one of the endpoint.
    expect(called('Scan')).toHaveLength(1);
    expect(called('ExecuteStatement')).toHaveLength(4);
    expect(called('GetRole')).toEqual([]);
    expectNothingLeft();
  });

  test.each<[string, (call: AwsCall) => boolean, string]>([
    ['a scan', ({ action }) => action === 'Scan', 'Scan'],
    [
      "another's row",
      ({ action, parameters }) => action === 'GetItem' && isOfStage(parameters),
      'GetItem',
    ],
  ])('fails where an endpoint that enforces lets %s through', async (_what, isOpen, action) => {
    const enforcing = new Enforcing(ACCOUNT);
    const { status, stdout } = await check({
      answer: enforcing.answer,
      fault: (call) => (isOpen(call) ? undefined : enforcing.fault(call)),
    });
    expect(status).toBe(1);
    const wrong = evidence().probes.filter(({ passed }: any) => !passed);
    expect(new Set(wrong.map((probe: any) => `${probe.action} ${probe.outcome}`))).toEqual(
      new Set([`${action} allowed`]),
    );
    expect(stdout).toMatch(/✖ .* allowed, expected denied/);
    expect(evidence().passed).toBe(false);
    expectNothingLeft();
  });

  test('takes no decision for a denial where enforcement is required', async () => {
    const { status, stdout } = await check({}, ['--require-enforced']);
    expect(status).toBe(1);
    expect(stdout).toContain('34 probes: 8 allowed, 26 decided; 26 not as expected');
  });

  test('sets up an authenticator app where the pool requires a second factor', async () => {
    const held = new Map<string, string>();
    const { status } = await check({
      answer: (call, text) => {
        if (call.action !== 'RespondToAuthChallenge') return text;
        const session = `session-${held.size}`;
        held.set(session, text);
        return JSON.stringify({
          ChallengeName: 'MFA_SETUP',
          Session: session,
          ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
        });
      },
      fault: (call) => {
        const { action, parameters } = call;
        const { Session, ChallengeName } = parameters;
        if (action === 'AssociateSoftwareToken') {
          return { text: JSON.stringify({ SecretCode: 'JBSWY3DPEHPK3PXP', Session }) };
        }
        if (action === 'VerifySoftwareToken') {
          const isCode = /^\d{6}$/.test(parameters.UserCode);
          return isCode
            ? { text: JSON.stringify({ Status: 'SUCCESS', Session }) }
            : { error: 'EnableSoftwareTokenMFAException' };
        }
        if (ChallengeName === 'MFA_SETUP') return { text: held.get(Session) ?? '' };
        return undefined;
      },
    });
    expect(called('VerifySoftwareToken')).toHaveLength(2);
    expect(status).toBe(0);
    expectNothingLeft();
  });

  test.each<[string, Fault, RegExp]>([
    [
      'an account that makes no more users',
      { error: 'TooManyRequestsException' },
      /^AdminCreateUser access-check-\S+@example\.com failed: TooManyRequestsException.*; AWS takes no more requests just now, also after retries: wait a minute/,
    ],
    [
      'a fault of the service',
      { error: 'InternalErrorException', status: 500 },
      /^AdminCreateUser .* failed: InternalErrorException.*; AWS has a fault just now, also after retries/,
    ],
    [
      'a user that exists',
      { error: 'UsernameExistsException' },
      /^AdminCreateUser .* failed: UsernameExistsException.*; the name is random, so an earlier try has made the user/,
    ],
    [
      'a caller who may not',
      { error: 'AccessDeniedException' },
      /^AdminCreateUser .* failed: AccessDeniedException.*; use credentials that have the policy which the README lists/,
    ],
    [
      'credentials that end meanwhile',
      { error: 'ExpiredTokenException' },
      /^AdminCreateUser .* failed: ExpiredTokenException.*; the credentials have ended: get new ones/,
    ],
    [
      'an answer that is none of AWS',
      { text: '<html>Sign in to the hotel</html>' },
      /^AdminCreateUser .* failed: SyntaxError.*; what answers there is not AWS/s,
    ],
    [
      'a clock that is wrong',
      {
        error: 'InvalidSignatureException',
        message: 'Signature expired: 20261121T000000Z is now earlier than 20261121T160000Z',
      },
      /^AdminCreateUser .* failed: .*; AWS says another time than this machine: set the machine's clock/,
    ],
  ])(
    'tells of %s when the second user is made, and removes the first',
    async (_what, fault, told) => {
      const isSecond = ({ action, parameters }: AwsCall, earlier: readonly AwsCall[]) =>
        action === 'AdminCreateUser' &&
        earlier.some(
          (one) =>
            one.action === 'AdminCreateUser' && one.parameters.Username !== parameters.Username,
        );
      const checked = checkHere({
        fault: (call, earlier) => (isSecond(call, earlier) ? fault : undefined),
      });
      await expect(checked).rejects.toThrow(told);
      // Tried three times at the most, where another time may help.
      expect(called('AdminCreateUser').length).toBeLessThanOrEqual(4);

      expectNothingLeft();
    },
  );

  test('tells of a connection that breaks again and again', async () => {
    const { status, stderr } = await check({
      fault: ({ action }) => (action === 'AdminCreateUser' ? 'reset' : undefined),
    });
    expect(stderr).toMatch(/^AdminCreateUser .* failed: .*; nothing answers there/);
    expect(status).toBe(1);
    expect(called('AdminCreateUser')).toHaveLength(3);
    expectNothingLeft();
  });

  test('tries again what is throttled, and goes on', async () => {
    const { results } = await checkHere({
      fault: ({ action }, earlier) =>
        action === 'AdminCreateUser' && earlier.filter((one) => one.action === action).length < 2
          ? { error: 'TooManyRequestsException' }
          : undefined,
    });
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(called('AdminCreateUser')).toHaveLength(4);
    expectNothingLeft();
  });

  test('a call that comes to nothing is neither allowed nor denied', async () => {
    const { status, stdout } = await check({
      fault: ({ action }) =>
        action === 'GetItem' ? { error: 'ThrottlingException', message: 'later' } : undefined,
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/✖ │ user 1 +│ GetItem +│ orders, own row +│ failed, expected allowed/);
    expect(stdout).toContain('ThrottlingException: later');
    expect(stdout).toContain('34 probes: 6 allowed, 26 decided, 2 failed; 2 not as expected');
    expectNothingLeft();
  });

  test('says what it could not remove, and fails', async () => {
    const { status, stdout } = await check({
      fault: ({ action }) =>
        action === 'AdminDeleteUser' ? { error: 'AccessDeniedException' } : undefined,
    });
    expect(status).toBe(1);
    const [user = 'no user'] = names('AdminCreateUser');
    expect(stdout).toContain(`not removed, so remove it by hand: user ${user} of the user pool`);
    expect(evidence().notRemoved).toHaveLength(2);
    expect(evidence().passed).toBe(false);
  });

  test.each<[string, Parameters<typeof awsProxy>[1], string]>([
    [
      'that is being updated',
      {
        answer: ({ action }, text) =>
          action === 'DescribeStacks'
            ? text.replace(/<StackStatus>\w+/, '<StackStatus>UPDATE_IN_PROGRESS')
            : text,
      },
      'received the stack checked in the state UPDATE_IN_PROGRESS; expected one that is deployed and at rest; wait until CloudFormation is done, and run the command again\n',
    ],
    [
      'that does not exist',
      {
        fault: ({ action }) =>
          action === 'DescribeStacks'
            ? { error: 'ValidationError', message: 'Stack with id checked does not exist' }
            : undefined,
      },
      'cannot read the outputs of the stack checked: ValidationError: Stack with id checked does not exist; expected a deployed stack and credentials that may describe it; deploy it with npx cdk deploy, or check profile and region\n',
    ],
    [
      'of an endpoint that is no AWS',
      { fault: () => ({ text: '<html>Sign in to the hotel</html>' }) },
      'GetCallerIdentity',
    ],
    [
      'with credentials that have ended',
      { fault: () => ({ error: 'ExpiredToken', message: 'The security token is expired' }) },
      'GetCallerIdentity failed: ExpiredToken: The security token is expired; the credentials have ended: get new ones\n',
    ],
  ])('touches nothing of a stack %s', async (_what, interference, told) => {
    const { status, stderr } = await check(interference);
    expect([status, stderr]).toEqual([1, expect.stringContaining(told)]);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(called('AdminCreateUser')).toEqual([]);
  });

  test('does not wait for ever for a stack that nobody answers for', async () => {
    const { status, stderr } = await silent;
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('cannot read the outputs of the stack checked: TimeoutError'),
    ]);
  });

  describe('after somebody has changed something by hand', () => {
    let outputs: Readonly<Record<string, string>>;
    const undo: (() => Promise<unknown>)[] = [];

    beforeAll(async () => {
      const aws = {
        endpoint: endpointIn(started.stdout),
        region: REGION,
        credentials: CREDENTIALS,
      };
      ({ outputs } = await describeStack('checked', aws));
      const [iam, identities, dynamoDb] = [
        new IAMClient(aws),
        new CognitoIdentityClient(aws),
        new DynamoDBClient(aws),
      ];
      const RoleName = outputs.AuthenticatedRoleArn?.split('/')[1];
      const PolicyName = 'by-hand';
      const scan = { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: outputs.OrdersTableArn };
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: scan });
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
      undo.push(() => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })));

      const { IdentityPoolId } = outputs;
      const pool = await identities.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
      const guests = { ...pool, AllowUnauthenticatedIdentities: true };
      await identities.send(new UpdateIdentityPoolCommand(guests));
      undo.push(() => identities.send(new UpdateIdentityPoolCommand(pool)));

      const ResourceArn = outputs.OrdersTableArn;
      const Principal = { AWS: 'arn:aws:iam::444455556666:root' };
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal, Action: 'dynamodb:Query', Resource: ResourceArn },
      });
      await dynamoDb.send(new PutResourcePolicyCommand({ ResourceArn, Policy }));
      undo.push(() => dynamoDb.send(new DeleteResourcePolicyCommand({ ResourceArn })));
    });
    afterAll(() => Promise.all(undo.map((step) => step())));

    test('--drift names each difference, and touches nothing', async () => {
      const { status, stdout } = await check({}, ['--drift']);
      const told = stdout.split('\n').filter((line) => line.startsWith('✖'));
      expect(told).toEqual([
        `✖ AuthenticatedRole: statement Allow dynamodb:Scan: deployed {"Effect":"Allow","Action":["dynamodb:Scan"],"Resource":["${String(outputs.OrdersTableArn)}"]}; the stage file gives nothing`,
        '✖ IdentityPool: AllowUnauthenticatedIdentities: deployed true; the stage file gives false',
        expect.stringMatching(
          /^✖ OrdersTable: resource policy: deployed .*444455556666.*; the stage/,
        ),
      ]);
      expect(stdout).toMatch(/: 3 differences\n$/);
      expect(status).toBe(1);
      expect(
        proxy?.calls.filter(({ action }) => /^(Put|Update|Delete|Admin)/.test(action)),
      ).toEqual([]);
    });

    test('the probes find what it lets through', async () => {
      const { status } = await check();
      expect(status).toBe(1);
      const open = evidence().probes.filter(({ passed }: any) => !passed);
      expect(open.map(({ who, action, outcome }: any) => `${who} ${action} ${outcome}`)).toEqual([
        'guest GetId allowed',
        'guest GetCredentialsForIdentity allowed',
        'user 1 Scan allowed',
      ]);
    });
  });

  test('--drift finds nothing where nothing was changed', async () => {
    const { status, stdout } = await check({}, ['--drift']);
    expect(stdout.split('\n')[1]).toBe(
      'compared AuthenticatedRole, IdentityPool, IdentityPoolRoleAttachment, UserPool, UserPoolClient, OrdersTable: no differences',
    );
    expect(status).toBe(0);
  });

  test('asks no more of the caller than the policy of the README allows, and that for all of it', async () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const [, text = ''] =
      /<!-- The policy of npm run check.*?```json\n(.*?)```/s.exec(readme) ?? [];
    await check();
    const calls = [...(proxy?.calls ?? [])];
    await proxy?.close();
    await check({}, ['--drift']);
    const { outputs } = await describeStack('checked', {
      endpoint: endpointIn(started.stdout),
      region: REGION,
      credentials: CREDENTIALS,
    });
    // The policy is for another stage in another account; its names are exchanged for those of this one.
    const policy = JSON.parse(
      text
        .replaceAll('111122223333', ACCOUNT)
        .replaceAll('orders-dev', 'checked')
        .replaceAll('us-east-1_AbCdEf123', outputs.UserPoolId ?? '')
        .replaceAll('us-east-1:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f', outputs.IdentityPoolId ?? ''),
    );
    const asked = new Set(
      [...calls, ...(proxy?.calls ?? [])]
        .filter(({ accessKeyId, action }) => accessKeyId === ACCOUNT && action !== EVERYBODYS)
        .map((call) =>
          JSON.stringify([`${call.service}:${call.action}`, resourceOf(call, outputs)]),
        ),
    );
    const used = new Set<string>();
    for (const one of asked) {
      const [action, resource] = JSON.parse(one);
      const request = { principal: CALLER, action, resource, account: ACCOUNT, context: {} };
      const { decision } = await decide(request, { ofIdentity: [policy] });
      expect([action, resource, decision]).toEqual([action, resource, 'allowed']);
      used.add(action);
    }
    const granted = policy.Statement.flatMap(({ Action }: any) => [Action].flat());
    // Read only where a role has policies of its own, as it has after a change by hand.
    expect([...used, 'iam:GetRolePolicy'].sort()).toEqual([...granted].sort());
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it, and what it made', async (signal) => {
    let stop: () => void = () => undefined;
    proxy = await awsProxy(endpointIn(started.stdout), {
      fault: (call) => {
        if (call.action === 'UpdateItem') stop();
        return undefined;
      },
    });
    const child = spawn(process.execPath, args(proxy, []), { cwd: ROOT, env: ENVIRONMENT });
    stop = () => child.kill(signal);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [status] = await once(child, 'close');
    expect([status, stderr]).toEqual([1, 'stopping…\nstopped\n']);
    expect(called('AdminDeleteUser')).toHaveLength(2);
    expectNothingLeft();
  });

  test('asks before anything outside this machine is touched', async () => {
    proxy = await awsProxy(endpointIn(started.stdout));
    // A name that is not this machine's, and leads here all the same.
    const hook = join(directory, 'lookup.js');
    writeFileSync(
      hook,
      `const dns = require('node:dns');
       const { lookup } = dns;
       dns.lookup = (host, options, done) => lookup('127.0.0.1', options, done);`,
    );
    const endpoint = proxy.endpoint.replace('127.0.0.1', 'aws.example');
    const env = { ...ENVIRONMENT, NODE_OPTIONS: `--require ${hook}` };
    const flags = args({ ...proxy, endpoint }, []);
    const refused = await run(flags, env);
    expect([refused.status, refused.stderr]).toEqual([
      1,
      'received no --yes, and nobody can be asked; expected a yes before this: The check creates 2 temporary users, makes 34 calls as them on 1 tables, and removes users, identities and items again.; add --yes\n',
    ]);
    expect(refused.stdout).toContain(`at ${endpoint}`);
    expect(called('AdminCreateUser')).toEqual([]);
    expect((await run([...flags, '--yes'], env)).status).toBe(0);
  });
});

/** What a call is about, as IAM names it. Source: Service Authorization Reference. */
function resourceOf(
  { service, parameters }: AwsCall,
  outputs: Readonly<Record<string, string>>,
): string {
  const { UserPoolId, IdentityPoolId, RoleName, PolicyArn, StackName, TableName } = parameters;
  if (service === 'cloudformation') {
    return `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${StackName}/1`;
  }
  if (service === 'cognito-idp') {
    return `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${UserPoolId}`;
  }
  if (service === 'iam') return PolicyArn ?? `arn:aws:iam::${ACCOUNT}:role/${RoleName}`;
  if (service === 'dynamodb') {
    return TableName === undefined
      ? parameters.ResourceArn
      : `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${TableName}`;
  }
  expect(service).toBe('cognito-identity');
  return IdentityPoolId === undefined
    ? '*'
    : `arn:aws:cognito-identity:${REGION}:${ACCOUNT}:identitypool/${outputs.IdentityPoolId ?? ''}`;
}
