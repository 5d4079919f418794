import { decideCall, whereAllowed, type Session } from '../../../tools/simulator/call';
import type { DeployedPrincipal } from '../../../tools/simulator/deployment';
import type { PolicyDocument } from '../../../tools/simulator/policy-document';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/path/orders-signed-in`;
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`;
const policy = (statement: object): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE, ...statement }],
});
const TRUST = policy({ Action: 'sts:AssumeRoleWithWebIdentity', Principal: '*' });

/** A session of a role whose name in IAM differs from its logical ID. */
function sessionOf(principal: Partial<DeployedPrincipal>, onTable?: PolicyDocument): Session {
  return {
    role: 'AuthenticatedRole',
    context: {},
    deployment: {
      account: ACCOUNT,
      region: 'us-east-1',
      roles: ['AuthenticatedRole'],
      principal: () => ({
        arn: ROLE,
        trust: TRUST,
        policies: [],
        tags: {},
        maxSessionDuration: undefined,
        permissionsBoundary: undefined,
        ...principal,
      }),
      identityPool: () => {
        throw new Error('no identity pool');
      },
      groups: () => [],
      writableAttributes: () => [],
      resourcePolicy: (arn) => (arn === TABLE ? onTable : undefined),
    },
  };
}

const read = (session: Session, resource = TABLE) =>
  decideCall(session, { action: 'dynamodb:GetItem', resource });
const MAY_READ = { policies: [policy({})] };

describe('simulated call', () => {
  test.each([
    ['dynamodb:GetItem', 'allowed', 'identity-based policy', 'Allow'],
    ['dynamodb:Query', 'denied', 'permissions boundary', undefined],
  ] as const)(
    'is limited by a permissions boundary for %s: %s',
    async (Action, decision, decider, effect) => {
      const boundaryPolicy = policy({ Action });
      const boundary = { permissionsBoundary: 'arn:b', boundaryPolicy };
      const call = { action: 'dynamodb:GetItem', resource: TABLE };
      expect(await whereAllowed(sessionOf({ ...MAY_READ, ...boundary }), call)).toMatchObject({
        decision,
        decidedBy: { policy: decider, effect },
      });
    },
  );

  test('is decided by an explicit denial before all else', async () => {
    const policies = [policy({}), policy({ Sid: 'Never', Effect: 'Deny' })];
    const call = { action: 'dynamodb:GetItem', resource: TABLE };
    expect(await whereAllowed(sessionOf({ policies }), call)).toMatchObject({
      decision: 'denied',
      decidedBy: { policy: 'identity-based policy', effect: 'Deny', statements: ['Never'] },
    });
  });

  test('is an error for a role with an unknown permissions boundary', async () => {
    const session = sessionOf({ ...MAY_READ, permissionsBoundary: 'arn:aws:iam::aws:policy/None' });
    await expect(read(session)).rejects.toThrow('permissions boundary of AuthenticatedRole');
  });
});

describe('what a simulated write returns', () => {
  const writer = sessionOf({
    policies: [
      policy({
        Action: ['dynamodb:PutItem', 'dynamodb:GetItem'],
        Condition: { StringEquals: { 'dynamodb:ReturnValues': 'NONE' } },
      }),
    ],
  });

  test.each([
    [undefined, 'allowed'],
    ['NONE', 'allowed'],
    ['ALL_OLD', 'denied'],
  ])('is the value of its condition key, NONE by default: %s', async (returnValues, expected) => {
    const call = { action: 'dynamodb:PutItem', resource: TABLE, returnValues };
    expect(await decideCall(writer, call)).toBe(expected);
  });

  test('has no condition key on a read', async () => {
    expect(await read(writer)).toBe('denied');
  });
});

describe('resource policy of a table in the simulator', () => {
  const STS = `arn:aws:sts::${ACCOUNT}:assumed-role`;

  test.each<[string, Partial<DeployedPrincipal>, object, string]>([
    ['allows a role that has no policy', {}, { Principal: { AWS: ROLE } }, 'allowed'],
    ['allows every principal', {}, { Principal: '*' }, 'allowed'],
    [
      'allows a session of the role',
      {},
      { Principal: { AWS: `${STS}/orders-signed-in/session` } },
      'allowed',
    ],
    [
      'does not allow another role',
      {},
      { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/AuthenticatedRole` } },
      'denied',
    ],
    [
      'does not allow a role of another account',
      {},
      { Principal: { AWS: ROLE.replace(ACCOUNT, '444455556666') } },
      'denied',
    ],
    ['does not allow another action', {}, { Principal: '*', Action: 'dynamodb:Scan' }, 'denied'],
    [
      'denies what the policy of the role allows',
      MAY_READ,
      { Effect: 'Deny', Principal: '*' },
      'denied',
    ],
    [
      'may deny only another role',
      MAY_READ,
      { Effect: 'Deny', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/other` } },
      'allowed',
    ],
    [
      'allows a user of IAM',
      { arn: `arn:aws:iam::${ACCOUNT}:user/tool`, trust: undefined },
      { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/tool` } },
      'allowed',
    ],
  ])('%s', async (_what, principal, statement, expected) => {
    expect(await read(sessionOf(principal, policy(statement)))).toBe(expected);
  });

  test('does not apply to other tables', async () => {
    const everything = policy({ Principal: '*', Resource: '*' });
    expect(await read(sessionOf({}, everything), `${TABLE}-2`)).toBe('denied');
  });

  test('is an error with an unknown condition key', async () => {
    const Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
    const session = sessionOf({}, policy({ Principal: '*', Condition }));
    await expect(read(session)).rejects.toThrow('condition keys: aws:SourceVpc');
  });
});
