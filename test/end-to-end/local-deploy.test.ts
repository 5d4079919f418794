import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
import { MINIMAL, shippedStage } from '../stages';
import { newPassword } from '../../tools/new-password';
import {
  copyOfStageFile,
  configIn,
  exportedIn,
  CDK,
  describeWithPython,
  directory,
  endKept,
  foldersOf,
  run,
  stageFile,
  START,
  type Finished,
} from './npm-start';
import { plannedProbes } from './planned-probes';

const CLIENT_FILE = join(directory, 'amplify_outputs.json');
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

describeWithPython('a stage on the local AWS', () => {
  let started: Finished;
  let local: Record<string, string>;
  let client: any;
  let clients: {
    config: { endpoint: string; region: string; credentials: any };
    iam: IAMClient;
    identity: CognitoIdentityClient;
    userPools: CognitoIdentityProviderClient;
  };
  const OUTPUTS = ['--require', 'ts-node/register', join('bin', 'outputs.ts')];
  const withLocal = (): NodeJS.ProcessEnv => ({ ...process.env, ...local });
  const inRun = (file: string) => join(foldersOf(started)[0] ?? '', file);

  beforeAll(async () => {
    const copy = copyOfStageFile('dev');
    started = await run([...START, '--config', copy, '--keep', '--out', CLIENT_FILE]);
    local = exportedIn(started.stdout);
    client = JSON.parse(readFileSync(CLIENT_FILE, 'utf8'));
    const config = configIn(started.stdout);
    clients = {
      config,
      iam: new IAMClient(config),
      identity: new CognitoIdentityClient(config),
      userPools: new CognitoIdentityProviderClient(config),
    };
  });

  afterAll(() => endKept(started));

  test('npm start deploys, checks what users can do, and prints a summary', () => {
    expect(started.status).toBe(0);
    for (const shown of [
      /✔ cdk bootstrap/,
      /✔ cdk synth/,
      /✔ cdk deploy → orders-dev/,
      /^Sign-in +2 +0 +9 +0$/m,
      /^Other users' items +6 +0 +0 +0$/m,
      /^UserPoolId +us-east-1_\w+$/m,
      /Client configuration file: .*amplify_outputs\.json/,
    ]) {
      expect(started.stdout).toMatch(shown);
    }
    expect(started.stdout).toContain(plannedProbes(shippedStage('dev')).passed('simulated'));
    const evidence = JSON.parse(readFileSync(join(directory, 'check.json'), 'utf8'));
    expect(evidence).toMatchObject({ stackName: 'orders-dev', account: ACCOUNT, passed: true });
  });

  test('nothing secret is shown or written: no password, token or secret key', () => {
    const files = [
      CLIENT_FILE,
      join(directory, 'check.json'),
      ...['stage.json', 'ministack.log'].map(inRun),
    ];
    const written = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    // Our passwords end so, tokens begin so up to a period, and secret keys are 40 characters of base64.
    const secret = /aA1!|\beyJ[\w-]+\.|(?<![\w/+.-])(?=\S*[+/])[A-Za-z0-9/+]{40}(?![\w/+=.-])/;
    expect(newPassword()).toMatch(secret);
    expect(started.stdout + started.stderr).not.toMatch(secret);
    expect(written).not.toMatch(secret);
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

  test('npm run outputs writes the same client configuration file', async () => {
    const out = join(directory, 'again.json');
    const { status, stdout } = await run([...OUTPUTS, '--out', out], withLocal());
    expect([status, stdout]).toEqual([0, `Wrote ${out}\n`]);
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(CLIENT_FILE, 'utf8'));
  });

  test('npm run outputs finds the region where the CDK CLI does', async () => {
    const others = { ...withLocal(), AWS_REGION: undefined };
    const out = join(directory, 'default-region.json');
    expect((await run([...OUTPUTS, '--out', out], others)).status).toBe(0);
  });

  test('npm run outputs fails for a stack that is not deployed, and writes nothing', async () => {
    const config = stageFile('absent', { ...MINIMAL, stackName: 'absent' });
    const out = join(directory, 'before.json');
    writeFileSync(out, 'before');
    const { status, stderr } = await run(
      [...OUTPUTS, '--config', config, '--out', out],
      withLocal(),
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(/stack absent: .*does not exist.*npx cdk deploy/s);
    expect(readFileSync(out, 'utf8')).toBe('before');
  });

  test('npm run outputs refuses the stack of another account', async () => {
    const env = { account: '999999999999', region: REGION };
    const config = stageFile('other', { ...MINIMAL, stackName: 'orders-dev', env });
    const out = join(directory, 'other-account.json');
    const { status, stderr } = await run(
      [...OUTPUTS, '--config', config, '--out', out],
      withLocal(),
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(/stack orders-dev .*123456789012.* env\.account .*999999999999/);
    expect(existsSync(out)).toBe(false);
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
    const cdk = async (command: string, ...flags: string[]) => {
      const args = [CDK, command, '-c', `config=${config}`, '-o', join(directory, command)];
      return (await run([...args, ...flags], withLocal())).status;
    };
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
    expect(await cdk('deploy', '--require-approval', 'never', '--method', 'direct')).toBe(0);
    expect(await named()).toEqual(['gone-identities', 'gone-orders', 'gone-role', 'gone-users']);
    expect(await cdk('destroy', '--force')).toBe(0);
    expect(await named()).toEqual([]);
  });
});
