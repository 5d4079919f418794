import type { Principal } from '../../../../tools/template-access/principals/principal';
import { accessOf, GET, policyOf, readable, roleOf, TABLE } from '../sample-template';

const DOCUMENT = policyOf({ ...GET, Sid: 'Get' });
const OTHER = policyOf({ ...GET, Sid: 'Other' });
const managed = (Properties: object = {}) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: DOCUMENT, ...Properties },
});
const USER = { Type: 'AWS::IAM::User', Properties: {} };
const GROUP = { Type: 'AWS::IAM::Group', Properties: {} };

const HERE = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:';

function principalsIn(resources: object): readonly Principal[] {
  return readable(accessOf({ Orders: TABLE, ...resources }).principals) as readonly Principal[];
}

/** Each principal with the Sids of its statements. */
function sids(resources: object): Record<string, (string | undefined)[]> {
  const all = principalsIn(resources).map(({ kind, id, statements }) => [
    `${kind} ${id}`,
    statements.map(({ sid }) => sid),
  ]);
  return Object.fromEntries(all);
}

test.each<[string, object, Record<string, string[]>]>([
  ['nothing', { Role: roleOf() }, { 'role Role': [] }],
  [
    'inline policies, in their order',
    { Role: roleOf({ Policies: [{ PolicyDocument: DOCUMENT }, { PolicyDocument: OTHER }] }) },
    { 'role Role': ['Get', 'Other'] },
  ],
  [
    'AWS::IAM::Policy',
    {
      Role: roleOf(),
      User: USER,
      Group: GROUP,
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyDocument: DOCUMENT,
          Roles: [{ Ref: 'Role' }],
          Users: [{ Ref: 'User' }],
          Groups: [{ Ref: 'Group' }],
        },
      },
    },
    { 'role Role': ['Get'], 'user User': ['Get'], 'group Group': ['Get'] },
  ],
  [
    'AWS::IAM::RolePolicy',
    {
      Role: roleOf(),
      Policy: {
        Type: 'AWS::IAM::RolePolicy',
        Properties: { RoleName: { Ref: 'Role' }, PolicyDocument: DOCUMENT },
      },
    },
    { 'role Role': ['Get'] },
  ],
  [
    'AWS::IAM::UserPolicy',
    {
      User: USER,
      Policy: {
        Type: 'AWS::IAM::UserPolicy',
        Properties: { UserName: { Ref: 'User' }, PolicyDocument: DOCUMENT },
      },
    },
    { 'user User': ['Get'] },
  ],
  [
    'AWS::IAM::GroupPolicy',
    {
      Group: GROUP,
      Policy: {
        Type: 'AWS::IAM::GroupPolicy',
        Properties: { GroupName: { Ref: 'Group' }, PolicyDocument: DOCUMENT },
      },
    },
    { 'group Group': ['Get'] },
  ],
  [
    'a managed policy by its ARN',
    { Role: roleOf({ ManagedPolicyArns: [{ Ref: 'Policy' }] }), Policy: managed() },
    { 'role Role': ['Get'] },
  ],
  [
    'a managed policy that names whom it is for',
    {
      Role: roleOf(),
      User: USER,
      Group: GROUP,
      Policy: managed({
        Roles: [{ Ref: 'Role' }],
        Users: [{ Ref: 'User' }],
        Groups: [{ Ref: 'Group' }],
      }),
    },
    { 'role Role': ['Get'], 'user User': ['Get'], 'group Group': ['Get'] },
  ],
  [
    'a managed policy both ways, once',
    {
      Role: roleOf({ ManagedPolicyArns: [{ Ref: 'Policy' }] }),
      Policy: managed({ Roles: [{ Ref: 'Role' }] }),
    },
    { 'role Role': ['Get'] },
  ],
  [
    'a policy by the name of the role',
    { Role: roleOf({ RoleName: 'api' }), Policy: managed({ Roles: ['api'] }) },
    { 'role Role': ['Get'] },
  ],
  [
    'a policy for a user of the name of a role, which is somebody else',
    { Role: roleOf({ RoleName: 'api' }), Policy: managed({ Users: ['api'] }) },
    { 'role Role': [], 'user api': ['Get'] },
  ],
  [
    'policies for somebody who is not in the template, together',
    {
      One: managed({ Roles: ['legacy'] }),
      Two: managed({ PolicyDocument: OTHER, Roles: ['legacy'], Groups: ['legacy'] }),
    },
    { 'role legacy': ['Get', 'Other'], 'group legacy': ['Other'] },
  ],
  [
    'a policy for a role that a parameter names',
    { Policy: managed({ Roles: [{ 'Fn::ImportValue': 'role' }] }) },
    { 'role ${? import role}': ['Get'] },
  ],
  ['a policy that nobody has', { Policy: managed() }, { 'unattached policy Policy': ['Get'] }],
  [
    'a policy that is a boundary only',
    { Role: roleOf({ PermissionsBoundary: { Ref: 'Policy' } }), Policy: managed() },
    { 'role Role': [] },
  ],
  [
    'the group of a user',
    {
      User: {
        ...USER,
        Properties: { Groups: [{ Ref: 'Group' }], Policies: [{ PolicyDocument: OTHER }] },
      },
      Group: { ...GROUP, Properties: { Policies: [{ PolicyDocument: DOCUMENT }] } },
    },
    { 'user User': ['Other', 'Get'], 'group Group': ['Get'] },
  ],
  [
    'a group that a user is added to',
    {
      User: USER,
      Stranger: USER,
      Group: { ...GROUP, Properties: { Policies: [{ PolicyDocument: DOCUMENT }] } },
      Added: {
        Type: 'AWS::IAM::UserToGroupAddition',
        Properties: { GroupName: { Ref: 'Group' }, Users: [{ Ref: 'User' }] },
      },
    },
    { 'user User': ['Get'], 'user Stranger': [], 'group Group': ['Get'] },
  ],
])('who has which statements: %s', (_what, resources, expected) => {
  expect(sids(resources)).toEqual(expected);
});

test('a policy of which nothing is known is told, and who has it', () => {
  const arn = 'arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess';
  const [role, user] = principalsIn({
    Role: roleOf({ ManagedPolicyArns: [arn, { Ref: 'Policy' }] }),
    User: { ...USER, Properties: { Groups: [{ Ref: 'Group' }] } },
    Group: { ...GROUP, Properties: { ManagedPolicyArns: ['arn:g'] } },
    Policy: managed(),
  });
  expect(role?.externalManagedPolicies).toEqual([
    { at: { resource: 'Role', property: 'Properties.ManagedPolicyArns' }, arn },
  ]);
  expect(user?.externalManagedPolicies.map((one) => one.arn)).toEqual(['arn:g']);
});

test('a boundary is known by its statements, or by its ARN only', () => {
  const [inside, outside, without] = principalsIn({
    Inside: roleOf({ PermissionsBoundary: { Ref: 'Policy' } }),
    Outside: roleOf({ PermissionsBoundary: 'arn:b' }),
    Without: roleOf(),
    Policy: managed(),
  });
  expect(inside?.boundary?.arn).toBe('${Policy}');
  expect(inside?.boundary?.statements?.map(({ sid }) => sid)).toEqual(['Get']);
  expect(outside?.boundary).toEqual({ arn: 'arn:b', statements: undefined });
  expect(without?.boundary).toBeUndefined();
});

test('an inline policy is no boundary', () => {
  const [role] = principalsIn({
    Role: roleOf({ PermissionsBoundary: { Ref: 'Policy' } }),
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyDocument: DOCUMENT, Roles: [{ Ref: 'Role' }] },
    },
  });
  expect(role?.boundary?.statements).toBeUndefined();
});

test.each<[unknown, number | undefined]>([
  [undefined, 3600],
  [7200, 7200],
  ['7200', 7200],
  [{ Ref: 'P' }, undefined],
  ['2h', undefined],
])('a role with MaxSessionDuration %j: %s', (MaxSessionDuration, expected) => {
  const Properties = MaxSessionDuration === undefined ? {} : { MaxSessionDuration };
  expect(principalsIn({ Role: roleOf(Properties) })[0]?.maxSessionDuration).toBe(expected);
});

test('only roles have a trust policy and a longest session, and nobody misses them elsewhere', () => {
  const resources = {
    Role: roleOf(),
    User: USER,
    Group: { ...GROUP, Properties: { GroupName: 'g' } },
  };
  const { principals, unresolved } = accessOf(resources);
  expect(unresolved).toEqual([]);
  expect(
    principals.map(({ at, trust, maxSessionDuration, arn }) => [
      at,
      trust.length,
      maxSessionDuration,
      readable(arn),
    ]),
  ).toEqual([
    [{ resource: 'Role', property: '' }, 1, 3600, `${HERE}role/\${Role}`],
    [{ resource: 'User', property: '' }, 0, undefined, `${HERE}user/\${User}`],
    [{ resource: 'Group', property: '' }, 0, undefined, `${HERE}group/g`],
  ]);
});

test('ways in for a user: its own keys and its own password', () => {
  const key = (UserName: unknown) => ({ Type: 'AWS::IAM::AccessKey', Properties: { UserName } });
  const [user, other, named] = principalsIn({
    User: USER,
    Other: { ...USER, Properties: { LoginProfile: { Password: 'x' } } },
    Named: { ...USER, Properties: { UserName: 'loader' } },
    Key: key({ Ref: 'User' }),
    Second: key({ Ref: 'User' }),
    Of: key('loader'),
    Kept: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { SecretString: { 'Fn::Sub': 'secret ${Key.SecretAccessKey} of ${Second}' } },
    },
  });
  const ways = [user, other, named].map((one) => [one?.accessKeys, one?.hasPassword]);
  expect(ways).toEqual([
    [
      [
        { id: 'Key', keptIn: ['Kept'] },
        { id: 'Second', keptIn: [] },
      ],
      false,
    ],
    [[], true],
    [[{ id: 'Of', keptIn: [] }], false],
  ]);
});

test('members of groups, both ways', () => {
  const [first, second, group] = principalsIn({
    First: { ...USER, Properties: { Groups: [{ Ref: 'Group' }] } },
    Second: USER,
    Group: GROUP,
  });
  expect([first?.members, second?.members, group?.members]).toEqual([['Group'], [], ['First']]);
});

test('a trust policy that is none is told, and lets nobody in', () => {
  const { principals, unresolved } = accessOf({
    Role: { Type: 'AWS::IAM::Role', Properties: {} },
  });
  expect(principals[0]?.trust).toEqual([]);
  expect(unresolved).toEqual([
    {
      at: { resource: 'Role', property: 'Properties.AssumeRolePolicyDocument' },
      what: 'no policy document: none',
    },
  ]);
});

test('where a faulty policy stands is told once, for whomever it is attached', () => {
  const faulty = { ...managed({ Roles: [{ Ref: 'A' }, { Ref: 'B' }] }) };
  faulty.Properties.PolicyDocument = policyOf({ Effect: 'x' });
  const { unresolved } = accessOf({
    A: roleOf({ Policies: [{ PolicyDocument: null }] }),
    B: roleOf(),
    Policy: faulty,
  });
  expect(unresolved.map(({ at, what }) => `${at.resource} ${at.property} ${what}`)).toEqual([
    'Policy Properties.PolicyDocument.Statement[0] no valid statement: Effect "x"',
    'Policy Properties.PolicyDocument.Statement[0] no valid statement: no actions',
    'Policy Properties.PolicyDocument.Statement[0] no valid statement: no resources',
    'A Properties.Policies[0].PolicyDocument no policy document: null',
  ]);
});
