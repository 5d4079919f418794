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
import { decide } from '../../tools/simulator/engine';
import type { AwsCall } from './aws-proxy';
import { ACCOUNT, CHECKED, checkedStage, ENVIRONMENT, isOfStage, REGION } from './checked-stage';
import { Enforcing } from './enforcing';
import { describeWithPython, directory, ROOT, run } from './npm-start';
import { plannedProbes } from './planned-probes';

const CALLER = `arn:aws:iam::${ACCOUNT}:user/checker`;
/** Source: STS API reference: it needs no permission. */
const EVERYBODYS = 'GetCallerIdentity';

describeWithPython('npm run check on a deployed stage', () => {
  const stage = checkedStage();
  const planned = plannedProbes(CHECKED);

  test('prints caller and endpoint, simulates what is not enforced there, and removes everything', async () => {
    const report = join(directory, 'junit.xml');
    const { status, stdout, stderr } = await stage.check({}, ['--junit', report]);
    expect([status, stderr]).toEqual([0, '']);
    const endpoint = String(stage.proxy?.endpoint);
    expect(stdout.split('\n')[0]).toBe(
      `Account ${ACCOUNT}, Region us-east-1, caller arn:aws:iam::${ACCOUNT}:root, endpoint ${endpoint}`,
    );
    expect(stdout).toMatch(/^Own items +6 +0 +0 +0$/m);
    expect(stdout).toMatch(/^Other users' items +0 +0 +7 +0$/m);
    expect(stdout).toContain(planned.passed('simulated'));
    // Rows are for probes that failed.
    expect(stdout).not.toContain('│');
    expect(stage.evidence()).toMatchObject({
      stackName: 'checked',
      account: ACCOUNT,
      region: 'us-east-1',
      caller: `arn:aws:iam::${ACCOUNT}:root`,
      passed: true,
      enforced: { policies: false, tokens: false },
      notRemoved: [],
    });
    expect(stage.evidence().probes).toHaveLength(planned.count);
    expect(readFileSync(report, 'utf8')).toContain(
      `<testsuites tests="${planned.count}" failures="0"`,
    );
    expect(stage.called('AdminCreateUser')).toHaveLength(2);
    stage.expectNothingLeft();
  });

  test('writes and shows no password, token or key, and every probe with --verbose', async () => {
    const { stdout } = await stage.check({}, ['--verbose']);
    expect(stdout.match(/^│ ✔ │/gm)).toHaveLength(planned.count);
    expect(stdout).toMatch(/✔ │ user 1 +│ PutItem +│ orders, own item +│ allowed +│ allowed +│/);
    expect(stdout).toMatch(
      /✔ │ user 1 +│ PutItem +│ orders, item of user 2 +│ denied +│ simulated │/,
    );
    for (const line of stdout.match(/^[│┌├└].*$/gm) ?? []) expect(line).toHaveLength(100);
    const said = stdout + stage.evidenceText();
    const passwords = [
      ...stage.called('AdminCreateUser').map(({ parameters }) => parameters.TemporaryPassword),
      ...stage
        .called('RespondToAuthChallenge')
        .flatMap(({ parameters }) => parameters.ChallengeResponses.NEW_PASSWORD ?? []),
    ];
    expect(new Set(passwords).size).toBe(4);
    for (const secret of [...passwords, 'SessionToken']) expect(said).not.toContain(secret);
    // How a token begins, up to a period.
    expect(said).not.toMatch(/\beyJ[\w-]+\./);
  });

  test('calls for real what an endpoint enforces', async () => {
    const { status, stdout } = await stage.check(new Enforcing(ACCOUNT), ['--require-enforced']);
    expect(stdout).toContain(planned.passed('denied'));
    expect(status).toBe(0);
    expect(stage.evidence().enforced).toEqual({ policies: true, tokens: true });
    // Each denial was one of the endpoint.
    expect(stage.called('Scan')).toHaveLength(1);
    expect(stage.called('ExecuteStatement')).toHaveLength(4);
    // Signing out would have revoked the tokens that the probes show.
    expect(stage.called('RevokeToken')).toEqual([]);
    stage.expectNothingLeft();
  });

  test.each<[string, (call: AwsCall) => boolean, string]>([
    ['a scan', ({ action }) => action === 'Scan', 'Scan'],
    ["another's row", (call) => call.action === 'GetItem' && isOfStage(call), 'GetItem'],
  ])('fails where an endpoint that enforces lets %s through', async (_what, isOpen, action) => {
    const enforcing = new Enforcing(ACCOUNT);
    const { status, stdout } = await stage.check({
      answer: enforcing.answer,
      fault: (call) => (isOpen(call) ? undefined : enforcing.fault(call)),
    });
    expect(status).toBe(1);
    const wrong = stage.evidence().probes.filter(({ passed }: any) => !passed);
    expect(new Set(wrong.map((probe: any) => `${probe.action} ${probe.outcome}`))).toEqual(
      new Set([`${action} allowed`]),
    );
    expect(stdout).toMatch(/✖ .*│ denied +│ allowed +│/);
    expect(stage.evidence().passed).toBe(false);
    stage.expectNothingLeft();
  });

  test('fails simulated denials where enforcement is required', async () => {
    const { status, stdout } = await stage.check({}, ['--require-enforced']);
    expect(status).toBe(1);
    expect(stdout).toContain(`\n✖ ${planned.denied} of ${planned.count} probes failed\n`);
  });

  test('sets up an authenticator app where the pool requires a second factor', async () => {
    const held = new Map<string, string>();
    const { status } = await stage.check({
      answer: (call, text) => {
        if (call.parameters.ChallengeName !== 'NEW_PASSWORD_REQUIRED') return text;
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
    expect(stage.called('VerifySoftwareToken')).toHaveLength(2);
    expect(status).toBe(0);
    stage.expectNothingLeft();
  });
  describe('after somebody has changed something by hand', () => {
    let outputs: Readonly<Record<string, string>>;
    const undo: (() => Promise<unknown>)[] = [];

    beforeAll(async () => {
      const { aws } = stage;
      outputs = await stage.outputs();
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
      const { status, stdout } = await stage.check({}, ['--drift']);
      const lines = stdout.split('\n').filter((line) => line.startsWith('✖'));
      expect(lines).toEqual([
        `✖ AuthenticatedRole: statement Allow dynamodb:Scan: deployed {"Effect":"Allow","Action":["dynamodb:Scan"],"Resource":["${String(outputs.OrdersTableArn)}"]}, stage file none`,
        '✖ IdentityPool: AllowUnauthenticatedIdentities: deployed true, stage file false',
        expect.stringMatching(/^✖ OrdersTable: resource policy: deployed .*444455556666.*/),
      ]);
      expect(stdout).toMatch(/: 3 differences\n$/);
      expect(status).toBe(1);
      expect(
        stage.proxy?.calls.filter(({ action }) => /^(Put|Update|Delete|Admin)/.test(action)),
      ).toEqual([]);
    });

    test('the probes find what it lets through', async () => {
      const { status } = await stage.check();
      expect(status).toBe(1);
      const open = stage.evidence().probes.filter(({ passed }: any) => !passed);
      expect(open.map(({ who, action, outcome }: any) => `${who} ${action} ${outcome}`)).toEqual([
        'unauthenticated GetId allowed',
        'unauthenticated GetCredentialsForIdentity allowed',
        'user 1 Scan allowed',
      ]);
    });
  });

  test('--drift finds nothing where nothing was changed', async () => {
    const { status, stdout } = await stage.check({}, ['--drift']);
    expect(stdout.split('\n')[1]).toBe(
      'Compared AuthenticatedRole, IdentityPool, IdentityPoolRoleAttachment, UserPool, UserPoolClient, OrdersTable: no differences',
    );
    expect(status).toBe(0);
  });

  test('needs exactly the policy of docs/check.md', async () => {
    const page = readFileSync(join(ROOT, 'docs', 'check.md'), 'utf8');
    const [, text = ''] = /<!-- The policy of npm run check.*?```json\n(.*?)```/s.exec(page) ?? [];
    await stage.check();
    const calls = [...(stage.proxy?.calls ?? [])];
    await stage.proxy?.close();
    await stage.check({}, ['--drift']);
    const outputs = await stage.outputs();
    // The policy is for another stage in another account; its names are exchanged for those of this one.
    const policy = JSON.parse(
      text
        .replaceAll('111122223333', ACCOUNT)
        .replaceAll('orders-dev', 'checked')
        .replaceAll('us-east-1_AbCdEf123', outputs.UserPoolId ?? '')
        .replaceAll('us-east-1:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f', outputs.IdentityPoolId ?? ''),
    );
    const asked = new Set(
      [...calls, ...(stage.proxy?.calls ?? [])]
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
    // Once: a later signal would end the command at once.
    const proxy = await stage.interfere({
      fault: ({ action }, earlier) => {
        const isFirst = !earlier.some((call) => call.action === action);
        if (action === 'UpdateItem' && isFirst) stop();
        return undefined;
      },
    });
    const child = spawn(process.execPath, stage.args(proxy, []), { cwd: ROOT, env: ENVIRONMENT });
    stop = () => child.kill(signal);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    const [status] = await once(child, 'close');
    expect([status, stderr]).toEqual([1, 'Stopping…\nStopped.\n']);
    expect(stage.called('AdminDeleteUser')).toHaveLength(2);
    stage.expectNothingLeft();
  });

  test('a check removes what a killed one has left', async () => {
    let kill: (() => void) | undefined;
    const proxy = await stage.interfere({
      fault: ({ action }) => {
        if (action !== 'UpdateItem' || !kill) return undefined;
        kill();
        kill = undefined;
        return 'reset';
      },
    });
    const args = stage.args(proxy, []);
    const child = spawn(process.execPath, args, { cwd: ROOT, env: ENVIRONMENT });
    kill = () => child.kill('SIGKILL');
    await once(child, 'close');
    const users = stage.users('AdminCreateUser');
    expect([users.length, stage.called('AdminDeleteUser')]).toEqual([2, []]);
    const { status, stdout } = await run(args, ENVIRONMENT);
    expect(status).toBe(0);
    for (const user of users) expect(stdout).toContain(`user ${user} in user pool`);
    stage.expectNothingLeft();
    expect((await run(args, ENVIRONMENT)).stdout).not.toContain('earlier check');
  });

  test('--profile takes the place of other credentials', async () => {
    const credentials = join(directory, 'credentials');
    const keys = 'aws_access_key_id = AKIAPROFILE\naws_secret_access_key = local\n';
    writeFileSync(credentials, `[checker]\n${keys}`);
    const proxy = await stage.interfere({});
    const env = { ...ENVIRONMENT, AWS_SHARED_CREDENTIALS_FILE: credentials };
    const { status, stderr } = await run(stage.args(proxy, ['--profile', 'checker']), env);
    expect([status, stderr]).toEqual([0, '']);
    const callers = new Set(proxy.calls.map(({ accessKeyId }) => accessKeyId));
    expect(callers).toContain('AKIAPROFILE');
    expect(callers).not.toContain(ACCOUNT);
  });

  test('refuses an endpoint that is not this machine before it is asked, unless it is confirmed', async () => {
    const proxy = await stage.interfere({});
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
    const flags = stage.args({ ...proxy, endpoint }, []);
    const refused = await run(flags, env);
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/aws\.example.* --yes /),
    ]);
    expect([refused.stdout, proxy.calls]).toEqual(['', []]);
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
