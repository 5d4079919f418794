import type { VerificationControl } from '../../../../tools/check/run/verification-control';
import { verifyDeployment } from '../../../../tools/check/run/verify-deployment';
import { signInWithSrp } from '../../../../tools/check/run/srp-sign-in';
import { probePlan } from '../../../../tools/check/probes/probe-plan';
import { CleanUp } from '../../../../tools/check/run/clean-up';
import { awsServer, Refusal, type Asked } from '../../../aws-server';
import { checked, withTable } from '../../../stages';
import { UserPool } from './test-user-pool';

jest.mock('../../../../tools/check/run/srp-sign-in', () => ({ signInWithSrp: jest.fn() }));
const aws = awsServer();
const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/signed-in`;
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders-1`;
const PROVIDER = 'cognito-idp.us-west-2.amazonaws.com/us-west-2_Ab1';
const POOL = 'us-east-1:pool';
const OUTPUTS = {
  Region: 'us-east-1',
  UserPoolId: 'us-west-2_Ab1',
  UserPoolClientId: 'client1',
  IdentityPoolId: POOL,
  AuthenticatedRoleArn: ROLE,
  OrdersTableName: 'orders-1',
  OrdersTableArn: TABLE,
};
const ITEM_ACTIONS = ['PutItem', 'GetItem', 'UpdateItem'];
const REFUSED = [
  ...['Query', 'Scan', 'BatchGetItem', 'BatchWriteItem'],
  ...['TransactGetItems', 'TransactWriteItems'],
];
const DENIED = new Refusal('AccessDeniedException');
const NOBODY = new Refusal('NotAuthorizedException');
const VERSION = '2012-10-17';

/** The existing temporary users and identities. */
let pool: UserPool;
let identities: string[];

/** The position of an ID token's user among the users; -1 for an unknown token. */
function userOf({ body }: Asked): number {
  const token = body.Logins?.[PROVIDER];
  return token === undefined ? -1 : pool.positionOf(token);
}

/** A correct deployment on AWS: users reach the items whose key is their identity ID. */
beforeEach(() => {
  pool = new UserPool(aws);
  jest
    .mocked(signInWithSrp)
    .mockImplementation((_file, { username }) => Promise.resolve(pool.signIn(username)));
  identities = [];
  aws
    .on('DescribeTable', new Refusal('UnrecognizedClientException'))
    .on('GetId', (asked) => {
      const user = userOf(asked);
      if (user < 0) return NOBODY;
      identities.push(`us-east-1:id-${user}`);
      return { IdentityId: `us-east-1:id-${user}` };
    })
    .on('GetCredentialsForIdentity', (asked) => {
      const user = userOf(asked);
      if (user < 0) return NOBODY;
      const given = { AccessKeyId: `ASIA${user}`, SecretKey: 'x', SessionToken: 'y' };
      return { Credentials: { ...given, Expiration: 1_924_992_000 } };
    })
    .on('GetOpenIdToken', NOBODY)
    .on('ExecuteStatement', DENIED)
    .on('DeleteItem', ({ key }) => (key === 'AKIACALLER' ? {} : DENIED))
    .on('DeleteIdentities', ({ body }) => {
      identities = identities.filter((id) => !body.IdentityIdsToDelete.includes(id));
      return {};
    });
  for (const action of REFUSED) aws.on(action, DENIED);
  for (const action of ITEM_ACTIONS) {
    aws.on(action, ({ body, key }) => {
      const { pk } = body.Key ?? body.Item;
      return body.TableName === 'orders-1' && `us-east-1:id-${key?.slice(4)}` === pk.S
        ? {}
        : DENIED;
    });
  }
});

/** What is read back of the deployment. */
beforeEach(() => {
  const trust = {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
  };
  const ownItems = {
    Effect: 'Allow',
    Action: ITEM_ACTIONS.map((action) => `dynamodb:${action}`),
    Resource: TABLE,
    Condition: {
      'ForAllValues:StringEquals': {
        'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'],
      },
    },
  };
  const document = (Statement: object) =>
    encodeURIComponent(JSON.stringify({ Version: VERSION, Statement }));
  aws
    .on('DescribeIdentityPool', {
      IdentityPoolId: POOL,
      AllowClassicFlow: false,
      CognitoIdentityProviders: [
        { ProviderName: PROVIDER, ClientId: 'client1', ServerSideTokenCheck: true },
      ],
    })
    .on('GetIdentityPoolRoles', { IdentityPoolId: POOL, Roles: { authenticated: ROLE } })
    .on('GetPrincipalTagAttributeMap', { PrincipalTags: {} })
    .on('DescribeUserPoolClient', { UserPoolClient: { WriteAttributes: [] } })
    .on(
      'GetRole',
      `<Role><Arn>${ROLE}</Arn><AssumeRolePolicyDocument>${document(trust)}</AssumeRolePolicyDocument></Role>`,
    )
    .on('ListAttachedRolePolicies', '<IsTruncated>false</IsTruncated>')
    .on(
      'ListRolePolicies',
      '<IsTruncated>false</IsTruncated><PolicyNames><member>rows</member></PolicyNames>',
    )
    .on('GetRolePolicy', `<PolicyDocument>${document(ownItems)}</PolicyDocument>`)
    .on('GetResourcePolicy', new Refusal('PolicyNotFoundException'));
});

/** An endpoint that enforces no policies. */
function enforcesNoPolicies() {
  for (const action of [...ITEM_ACTIONS, ...REFUSED, 'ExecuteStatement']) aws.on(action, {});
  aws.on('DescribeTable', { Table: {} });
}

/** An endpoint that checks no tokens either. */
function checksNoTokens() {
  aws.on('GetId', (asked) => {
    const id = `us-east-1:id-${userOf(asked)}`;
    identities.push(id);
    return { IdentityId: id };
  });
}

/** Verifies the deployment; returns the lines of progress too. */
async function check(
  control: Partial<VerificationControl> = {},
  requireEnforced = false,
  stage = withTable({ rows: 'own' }),
) {
  const lines: string[] = [];
  const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
  const result = await verifyDeployment(
    {
      stage: checked(stage),
      outputs: OUTPUTS,
      target: { region: 'us-east-1', endpoint: aws.endpoint, account: ACCOUNT, credentials },
      requireEnforced,
    },
    {
      progress: (line) => lines.push(line),
      isStopped: () => false,
      cleanUp: new CleanUp(),
      ...control,
    },
  );
  const wrong = result.results.filter(({ passed }) => !passed);
  const outcomes = (kind: string) => [
    ...new Set(
      result.results.filter(({ probe }) => probe.kind === kind).map(({ outcome }) => outcome),
    ),
  ];
  return { ...result, wrong, outcomes, lines };
}

/** PartiQL statements are one operation, and a condition without a write is part of a transaction. */
const SENT_AS: Readonly<Record<string, string>> = {
  ConditionCheckItem: 'TransactWriteItems',
  PartiQLSelect: 'ExecuteStatement',
  PartiQLInsert: 'ExecuteStatement',
  PartiQLUpdate: 'ExecuteStatement',
  PartiQLDelete: 'ExecuteStatement',
};

/** The requests that read back what is deployed. */
const READ_BACK = {
  DescribeIdentityPool: { IdentityPoolId: POOL },
  DescribeUserPoolClient: { UserPoolId: 'us-west-2_Ab1', ClientId: 'client1' },
  GetRole: { RoleName: 'signed-in' },
  GetResourcePolicy: { ResourceArn: TABLE },
};

describe('verification of a deployment', () => {
  test('on AWS passes by calls alone, after sign-in by SRP, and leaves nothing behind', async () => {
    const bySrp: { signInWithSrp: typeof signInWithSrp } = jest.requireActual(
      '../../../../tools/check/run/srp-sign-in',
    );
    jest.mocked(signInWithSrp).mockImplementation(bySrp.signInWithSrp);
    const { enforced, wrong, left, outcomes, results, lines } = await check();
    expect({ enforced, wrong, left }).toEqual({
      enforced: { policies: 'enforced', tokens: 'enforced' },
      wrong: [],
      left: [],
    });
    expect(outcomes('identity')).toEqual(['allowed', 'denied']);
    expect(outcomes('item')).toEqual(['allowed', 'denied']);
    expect(results.map(({ probe }) => probe.kind).filter((kind) => kind === 'item')).toHaveLength(
      27,
    );
    expect(lines).toEqual([
      ...['Signed in as user 1', 'Signed in as user 2'],
      ...results.map((_result, position) => `${position + 1} of ${results.length} probes`),
    ]);
    expect([...pool.users, ...identities]).toEqual([]);
    expect(aws.actions.filter((action) => action === 'InitiateAuth')).toHaveLength(2);
  });

  test('sends each probe exactly once, in the order of the plan', async () => {
    const { results } = await check();
    const { probes } = probePlan(checked(withTable({ rows: 'own' })));
    expect(results.map(({ probe }) => probe)).toEqual(probes);
    const byUsers = aws.asked.filter(({ key = '' }) => key.startsWith('ASIA'));
    expect(byUsers.map(({ action }) => action)).toEqual(
      probes.filter(({ kind }) => kind === 'item').map(({ action }) => SENT_AS[action] ?? action),
    );
    for (const call of ['GetCredentialsForIdentity', 'GetOpenIdToken']) {
      const planned = probes.filter(({ action }) => action === call);
      expect(aws.actions.filter((action) => action === call)).toHaveLength(planned.length);
    }
  });

  test('writes items as the user, and removes them as the caller', async () => {
    await check();
    const deleted = aws.asked.filter(
      ({ action, key }) => action === 'DeleteItem' && key === 'AKIACALLER',
    );
    expect(deleted.map(({ body }) => [body.TableName, body.Key])).toEqual([
      ['orders-1', { pk: { S: 'us-east-1:id-1' } }],
      ['orders-1', { pk: { S: 'us-east-1:id-0' } }],
    ]);
    const put = aws.asked.find(({ action }) => action === 'PutItem');
    expect(put?.key).toBe('ASIA0');
  });

  test('simulates denials of item probes if policies are not enforced', async () => {
    enforcesNoPolicies();
    const { enforced, wrong, outcomes } = await check();
    expect({ enforced, wrong }).toEqual({
      enforced: { policies: 'absent', tokens: 'enforced' },
      wrong: [],
    });
    expect(outcomes('identity')).toEqual(['allowed', 'denied']);
    expect(outcomes('item')).toEqual(['allowed', 'simulated']);
    for (const [action, body] of Object.entries(READ_BACK)) {
      expect(aws.asked.find((asked) => asked.action === action)?.body).toMatchObject(body);
    }
  });

  test('simulates all denials if nothing is enforced', async () => {
    enforcesNoPolicies();
    checksNoTokens();
    const { enforced, wrong, outcomes, left } = await check();
    expect({ enforced, wrong, left }).toEqual({
      enforced: { policies: 'absent', tokens: 'absent' },
      wrong: [],
      left: [],
    });
    expect(outcomes('identity')).toEqual(['allowed', 'simulated']);
    expect(outcomes('item')).toEqual(['allowed', 'simulated']);
    expect(identities).toEqual([]);
  });

  test('simulates denials of identity probes if tokens are not checked', async () => {
    enforcesNoPolicies();
    checksNoTokens();
    aws.on('DescribeTable', new Refusal('UnrecognizedClientException'));
    const { enforced, outcomes } = await check();
    expect(enforced).toEqual({ policies: 'enforced', tokens: 'absent' });
    expect(outcomes('identity')).toEqual(['allowed', 'simulated']);
    expect(outcomes('item')).not.toContain('simulated');
  });

  test('fails simulated denials if denials must be enforced', async () => {
    enforcesNoPolicies();
    const { wrong } = await check({}, true);
    expect(new Set(wrong.map(({ outcome }) => outcome))).toEqual(new Set(['simulated']));
  });

  test('creates no user if what is deployed cannot be read back', async () => {
    enforcesNoPolicies();
    aws.on('GetRole', DENIED);
    await expect(check()).rejects.toThrow(/ failed: AccessDeniedException/);
    expect(aws.actions).not.toContain('AdminCreateUser');
  });

  test('creates no user if a role has a session tag', async () => {
    const Tags = '<Tags><member><Key>TokenTenant</Key><Value>acme</Value></member></Tags>';
    aws.on(
      'GetRole',
      `<Role><Arn>${ROLE}</Arn><AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument>${Tags}</Role>`,
    );
    await expect(check()).rejects.toThrow(/signed-in .*TokenTenant/);
    expect(aws.actions).not.toContain('AdminCreateUser');
  });

  test.each<[string, object]>([
    ['by name', { tableName: 'orders-1' }],
    ['by ARN', { tableArn: TABLE }],
  ])(
    'creates no user if an existing table, %s, has another partition key',
    async (_by, existing) => {
      const KeySchema = [{ AttributeName: 'owner', KeyType: 'HASH' }];
      const AttributeDefinitions = [{ AttributeName: 'owner', AttributeType: 'S' }];
      aws.on('DescribeTable', { Table: { KeySchema, AttributeDefinitions } });
      const env = { account: ACCOUNT, region: 'us-east-1' };
      const stage = withTable({ rows: 'own', existing }, { env });
      await expect(check({}, false, stage)).rejects.toThrow(
        /tables\.orders\.partitionKey: .*owner/,
      );
      expect(aws.actions).toEqual(['DescribeTable']);
      expect(aws.asked[0]?.body.TableName).toBe(Object.values(existing)[0]);
    },
  );

  test.each([
    ['before users are made', 0, 0, 0],
    ['between users', 1, 1, 0],
    ['between probes', 5, 2, 3],
  ])('stopped %s ends there, and removes what it has created', async (...row) => {
    const [, calls, users, probes] = row;
    let asked = 0;
    const lines: string[] = [];
    const control = {
      isStopped: () => asked++ === calls,
      progress: (line: string) => lines.push(line),
    };
    await expect(check(control)).rejects.toThrow(/^Stopped\.$/);
    expect(lines.filter((line) => line.startsWith('Signed in'))).toHaveLength(users);
    expect(lines.filter((line) => line.endsWith('probes'))).toHaveLength(probes);
    expect([...pool.users, ...identities]).toEqual([]);
  });

  const STAYS = new Refusal('InternalErrorException', 'not now');

  test('reports what could not be removed, with the reason', async () => {
    aws.on('AdminDeleteUser', STAYS).on('DeleteItem', ({ key }) => {
      return key === 'AKIACALLER' ? STAYS : DENIED;
    });
    const { wrong, left } = await check();
    expect(wrong).toEqual([]);
    const [second, first] = [...pool.users.keys()].reverse();
    const why = 'InternalErrorException: not now';
    expect(left).toEqual([
      `item {"pk":"us-east-1:id-1"} in table orders-1: ${why}`,
      `item {"pk":"us-east-1:id-0"} in table orders-1: ${why}`,
      `user ${second} in user pool us-west-2_Ab1: ${why}`,
      `user ${first} in user pool us-west-2_Ab1: ${why}`,
    ]);
  });

  test('reports what could not be removed after a failure', async () => {
    aws.on('AdminDeleteUser', STAYS).on('DeleteIdentities', STAYS);
    let asked = 0;
    const error: unknown = await check({ isStopped: () => asked++ === 2 }).catch(
      (thrown: unknown) => thrown,
    );
    const [first, second] = [...pool.users.keys()];
    const inPool = `in user pool us-west-2_Ab1: InternalErrorException: not now`;
    expect((error as Error).message.split('\n')).toEqual([
      'Stopped.',
      expect.any(String),
      'identity us-east-1:id-1: InternalErrorException: not now',
      `user ${second} ${inPool}`,
      'identity us-east-1:id-0: InternalErrorException: not now',
      `user ${first} ${inPool}`,
    ]);
  });
});
