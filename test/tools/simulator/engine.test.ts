import { runSimulation } from '@cloud-copilot/iam-simulate';
import { decide } from '../../../tools/simulator/engine';

const SERVICE = 'cognito-identity.amazonaws.com';
const ACCOUNT = '111122223333';
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/signed-in`;

const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] });
const getItem = (Condition: object) =>
  policy({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE, Condition });
const trust = policy({
  Effect: 'Allow',
  Principal: { Federated: SERVICE },
  Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
  Condition: { 'ForAnyValue:StringLike': { [`${SERVICE}:amr`]: 'authenticated' } },
});

/** The same request, decided by the engine alone and with our corrections. */
async function bothWays(
  about: { action: string; resource: string; context: Record<string, string | string[]> },
  policies: { ofIdentity?: any[]; ofResource?: any },
): Promise<[engine: string, ours: string]> {
  const principal = policies.ofResource ? SERVICE : ROLE;
  const { action, resource, context } = about;
  const raw = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: context,
      },
      identityPolicies: (policies.ofIdentity ?? []).map((one) => ({ name: 'p', policy: one })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(policies.ofResource && { resourcePolicy: policies.ofResource }),
    },
    {},
  );
  const { decision } = await decide(
    { principal, account: ACCOUNT, action, resource, context },
    policies,
  );
  return [raw.resultType === 'error' ? raw.errors.message : raw.overallResult, decision];
}

/** If the left side changes, the fault is fixed and the correction can go. */
describe('corrected fault of the policy engine', () => {
  test('drops the identity ID from the request', async () => {
    const own = getItem({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': `\${${SERVICE}:sub}` },
    });
    const context = {
      [`${SERVICE}:sub`]: 'us-east-1:me',
      'dynamodb:LeadingKeys': ['us-east-1:me'],
    };
    expect(
      await bothWays(
        { action: 'dynamodb:GetItem', resource: TABLE, context },
        { ofIdentity: [own] },
      ),
    ).toEqual(['ImplicitlyDenied', 'allowed']);
  });

  test('reads only the first value of amr', async () => {
    const context = { [`${SERVICE}:amr`]: ['some-provider', 'authenticated'] };
    const action = 'sts:AssumeRoleWithWebIdentity';
    expect(await bothWays({ action, resource: ROLE, context }, { ofResource: trust })).toEqual([
      'ImplicitlyDenied',
      'allowed',
    ]);
  });

  test('drops amr from a request for sts:TagSession', async () => {
    const context = { [`${SERVICE}:amr`]: ['authenticated'] };
    const action = 'sts:TagSession';
    expect(await bothWays({ action, resource: ROLE, context }, { ofResource: trust })).toEqual([
      'ImplicitlyDenied',
      'allowed',
    ]);
  });

  test.each(['\n', '\r', '\u2028', '\u2029'])(
    'stops a wildcard at the line break %j',
    async (lineBreak) => {
      const prefix = getItem({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'acme#*' } });
      const context = { 'dynamodb:LeadingKeys': [`acme#${lineBreak}1`] };
      expect(
        await bothWays(
          { action: 'dynamodb:GetItem', resource: TABLE, context },
          { ofIdentity: [prefix] },
        ),
      ).toEqual(['ImplicitlyDenied', 'allowed']);
    },
  );

  test('treats a key without values as present', async () => {
    const guarded = getItem({ Null: { 'dynamodb:LeadingKeys': 'false' } });
    const context = { 'dynamodb:LeadingKeys': [] };
    expect(
      await bothWays(
        { action: 'dynamodb:GetItem', resource: TABLE, context },
        { ofIdentity: [guarded] },
      ),
    ).toEqual(['Allowed', 'denied']);
  });

  test.each([
    ['dynamodb:NoSuchAction', TABLE, 'invalid.action'],
    ['nosuchservice:GetItem', TABLE, 'invalid.service'],
    ['s3:GetObject', TABLE, 'no.resource.types'],
    ['dynamodb:ListTables', TABLE, 'must.use.wildcard'],
  ])(
    'reports %s on the table as an error, which is no denial',
    async (action, resource, message) => {
      const all = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
      expect(await bothWays({ action, resource, context: {} }, { ofIdentity: [all] })).toEqual([
        message,
        'inapplicable',
      ]);
    },
  );
});

describe('policy engine', () => {
  test('allows sts:GetCallerIdentity without a policy, as AWS does', async () => {
    const nothing = getItem({});
    expect(
      await bothWays(
        { action: 'sts:GetCallerIdentity', resource: '*', context: {} },
        { ofIdentity: [nothing] },
      ),
    ).toEqual(['Allowed', 'allowed']);
  });

  const leadingKeys = (keys: string[], tag?: string) => ({
    'dynamodb:LeadingKeys': keys,
    ...(tag === undefined ? {} : { 'aws:PrincipalTag/tokenTenant': tag }),
  });
  const tenant = { 'dynamodb:LeadingKeys': '${aws:PrincipalTag/tokenTenant}#*' };
  const about = (context: Record<string, string | string[]>) => ({
    action: 'dynamodb:GetItem',
    resource: TABLE,
    context,
  });

  test.each([
    ['*', 'acme#1', 'denied'],
    ['?cme', 'acme#1', 'denied'],
    ['${aws:PrincipalTag/tokenTenant}', 'acme#1', 'denied'],
    ['acme', 'acme#1', 'allowed'],
  ])('takes the value %j of a policy variable literally', async (tag, key, expected) => {
    const policies = { ofIdentity: [getItem({ 'ForAllValues:StringLike': tenant })] };
    expect((await bothWays(about(leadingKeys([key], tag)), policies))[1]).toBe(expected);
  });

  test('allows a call without a key by ForAllValues alone, and not with a Null condition', async () => {
    const open = getItem({ 'ForAllValues:StringLike': tenant });
    const guarded = getItem({
      'ForAllValues:StringLike': tenant,
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
    const context = { 'aws:PrincipalTag/tokenTenant': 'acme', 'dynamodb:LeadingKeys': [] };
    expect((await bothWays(about(context), { ofIdentity: [open] }))[1]).toBe('allowed');
    expect((await bothWays(about(context), { ofIdentity: [guarded] }))[1]).toBe('denied');
  });

  test.each(['us-east-1:*', 'us-east-1:?', '${aws:username}', 'a"b\\c'])(
    'takes the identity ID %j literally',
    async (id) => {
      const own = getItem({
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': `\${${SERVICE}:sub}#*` },
      });
      const decided = (key: string) =>
        bothWays(about({ [`${SERVICE}:sub`]: id, 'dynamodb:LeadingKeys': [key] }), {
          ofIdentity: [own],
        });
      expect((await decided(`${id}#1`))[1]).toBe('allowed');
      expect((await decided('us-east-1:x#1'))[1]).toBe('denied');
    },
  );
});
