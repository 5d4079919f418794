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

describe('policies of a principal', () => {
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
      'a managed policy that names its principals',
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
      'a policy for a user with the name of a role',
      { Role: roleOf({ RoleName: 'api' }), Policy: managed({ Users: ['api'] }) },
      { 'role Role': [], 'user api': ['Get'] },
    ],
    [
      'policies for a role that is not in the template',
      {
        One: managed({ Roles: ['legacy'] }),
        Two: managed({ PolicyDocument: OTHER, Roles: ['legacy'], Groups: ['legacy'] }),
      },
      { 'role legacy': ['Get', 'Other'], 'group legacy': ['Other'] },
    ],
    [
      'a policy for a role that a parameter names',
      { Policy: managed({ Roles: [{ 'Fn::ImportValue': 'role' }] }) },
      { 'role import role': ['Get'] },
    ],
    [
      'a policy that is attached to nobody',
      { Policy: managed() },
      { 'unattached policy Policy': ['Get'] },
    ],
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
  ])('%s', (_what, resources, expected) => {
    expect(sids(resources)).toEqual(expected);
  });
});

describe('managed policy', () => {
  test('that is not in the template is external, also by a group', () => {
    const arn = 'arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess';
    const [role, user] = principalsIn({
      Role: roleOf({ ManagedPolicyArns: [arn, { Ref: 'Policy' }] }),
      User: { ...USER, Properties: { Groups: [{ Ref: 'Group' }] } },
      Group: { ...GROUP, Properties: { ManagedPolicyArns: ['arn:g'] } },
      Policy: managed(),
    });
    expect(role?.externalManagedPolicies).toEqual([
      {
        at: { resource: 'Role', property: 'Properties.ManagedPolicyArns' },
        arn,
        statements: [expect.objectContaining({ effect: 'Allow' })],
      },
    ]);
    expect(user?.externalManagedPolicies.map((one) => one.statements)).toEqual([undefined]);
    expect(user?.externalManagedPolicies.map((one) => one.arn)).toEqual(['arn:g']);
  });

  test('that is invalid is reported once, however many principals have it', () => {
    const faulty = { ...managed({ Roles: [{ Ref: 'A' }, { Ref: 'B' }] }) };
    faulty.Properties.PolicyDocument = policyOf({ Effect: 'x' });
    const { unresolved } = accessOf({
      A: roleOf({ Policies: [{ PolicyDocument: null }] }),
      B: roleOf(),
      Policy: faulty,
    });
    expect(unresolved.map(({ at, what }) => `${at.resource} ${at.property} ${what}`)).toEqual([
      'Policy Properties.PolicyDocument.Statement[0] invalid statement: Effect "x"',
      'Policy Properties.PolicyDocument.Statement[0] invalid statement: no actions',
      'Policy Properties.PolicyDocument.Statement[0] invalid statement: no resources',
      'A Properties.Policies[0].PolicyDocument not a policy document: null',
    ]);
  });
});

describe('permissions boundary', () => {
  test('has the statements of its policy, if that is in the template', () => {
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

  test('is not an inline policy', () => {
    const [role] = principalsIn({
      Role: roleOf({ PermissionsBoundary: { Ref: 'Policy' } }),
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyDocument: DOCUMENT, Roles: [{ Ref: 'Role' }] },
      },
    });
    expect(role?.boundary?.statements).toBeUndefined();
  });
});
