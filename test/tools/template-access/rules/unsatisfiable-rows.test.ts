import { decideCall } from '../../../../tools/simulator/call';
import { deployed, IDENTITY } from './admitted-identities';
import { followed } from './follow-fix';
import {
  allowed,
  attachment,
  COGNITO,
  findingAt,
  findingsIn,
  found,
  ORDERS_ARN,
  policyOf,
  pool,
  READER,
  READER_ARN,
  SIGNED_IN,
  STATEMENT,
} from './rule-templates';

const RULE = 'UnsatisfiableRows';
const KEY = 'dynamodb:LeadingKeys';
const SUB = `\${${COGNITO}:sub}`;
const WEB = 'sts:AssumeRoleWithWebIdentity';
const rows = (value: unknown, operator = 'ForAllValues:StringEquals') => ({
  Condition: { [operator]: { [KEY]: value }, Null: { [KEY]: 'false' } },
});
const USER = { Principal: { Federated: COGNITO }, Action: WEB, Condition: SIGNED_IN };
const TAGGED = { ...USER, Action: [WEB, 'sts:TagSession'] };
const USERS = { ...pool(), ...attachment({ Roles: { authenticated: READER_ARN } }) };
const tags = (PrincipalTags: object) => ({
  Tags: {
    Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
    Properties: { IdentityPoolId: { Ref: 'Pool' }, PrincipalTags },
  },
});
const inRole = (value: unknown, trust?: object, others: object = {}) =>
  found(RULE, { ...others, ...allowed(rows(value), trust) });

describe('rows that no session has: UnsatisfiableRows', () => {
  test('who reaches no item, the cause and the fix', () => {
    expect(inRole(SUB)).toEqual([
      findingAt(
        'medium',
        `${STATEMENT}.Condition`,
        `${READER} can access no item`,
        `ForAllValues:StringEquals ${KEY} ${SUB}:`,
        `role Reader have no ${SUB}:`,
        `token of ${COGNITO};`,
        'partition keys that Reader needs',
      ),
    ]);
  });

  const LAMBDA = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const GOOGLE = { Principal: { Federated: 'accounts.google.com' }, Action: WEB };

  test.each<[string, unknown, object]>([
    ['the identity ID, in a role of Google', SUB, GOOGLE],
    [
      'the identity ID, in a role that Cognito cannot assume',
      SUB,
      { ...USER, Action: 'sts:AssumeRole' },
    ],
    ['the user ID of Google, in a role of Cognito', '${accounts.google.com:sub}', USER],
    ['an attribute of SAML, in a role of a service', '${saml:sub}', LAMBDA],
    ['the user name of IAM, in a role', '${aws:username}', USER],
    ['a prefix of it', 'USER#${aws:username}#*', LAMBDA],
    ['a tag that the role does not have', '${aws:PrincipalTag/team}', LAMBDA],
    ['a tag in sessions that have none', '${aws:PrincipalTag/tenant}', USER],
    ['a misspelt service', '${cognito-identity.amazonaws.co:sub}', USER],
    ['a dot for a colon', '${cognito-identity.amazonaws.com.sub}', USER],
    ['a variable without its service', '${cognito-identity:sub}', USER],
    ['a claim that is no variable', '${cognito-identity.amazonaws.com:email}', USER],
    ['no prefix', '${sub}', USER],
    ['a misspelt key', '${aws:userID2}', LAMBDA],
    ['a misspelt tag', '${aws:PrincipalTags/tenant}', TAGGED],
    ['two of them', [SUB, '${aws:username}'], LAMBDA],
  ])('%s matches no item', (_title, value, trust) => {
    expect(inRole(value, trust)).toHaveLength(1);
  });

  test('a tag that no claim is mapped to matches no item, and a mapped one does', () => {
    const value = '${aws:PrincipalTag/tenant}';
    expect(inRole(value, TAGGED, { ...USERS, ...tags({ other: 'sub' }) })).toHaveLength(1);
    expect(inRole(value, TAGGED, { ...USERS, ...tags({ Tenant: 'sub' }) })).toEqual([]);
  });

  test('in a table name it matches no table', () => {
    const Resource = {
      'Fn::Sub': 'arn:aws:dynamodb:us-east-1:111122223333:table/${!aws:username}',
    };
    expect(found(RULE, allowed({ Resource }))).toEqual([
      findingAt(
        'medium',
        `${STATEMENT}.Resource`,
        `${READER} can access no table`,
        '${aws:username}:',
      ),
    ]);
  });

  test('a policy of the version without variables has plain text', () => {
    const resources = allowed(rows(SUB), USER);
    const [policy] = resources.Reader.Properties.Policies as any[];
    policy.PolicyDocument.Version = '2008-10-17';
    expect(found(RULE, resources)).toEqual([expect.stringContaining('2012-10-17')]);
  });

  test('a managed policy is a finding for the role whose sessions have no value', () => {
    const Type = 'AWS::IAM::ManagedPolicy';
    const PolicyDocument = policyOf({
      Action: 'dynamodb:GetItem',
      Resource: ORDERS_ARN,
      ...rows(SUB),
    });
    const roles = ['Reader', 'User'].map((Ref) => ({ Ref }));
    const Shared = { Type, Properties: { PolicyDocument, Roles: roles } };
    const { Orders, Reader } = allowed({ Action: 's3:GetObject', Resource: '*' });
    const { Reader: User } = allowed({}, USER);
    const lines = found(RULE, { Orders, Reader, User, Shared });
    expect(lines).toEqual([
      findingAt(
        'medium',
        'Shared: Properties.PolicyDocument.Statement[0].Condition',
        `${READER} can access no item`,
      ),
    ]);
    expect(lines[0]).not.toMatch(/User\b/);
  });

  test('one policy for the users of two providers is not a finding', () => {
    const Type = 'AWS::IAM::ManagedPolicy';
    const [cognito, google] = [SUB, '${accounts.google.com:sub}'].map((value) => ({
      Action: 'dynamodb:GetItem',
      Resource: ORDERS_ARN,
      ...rows(value),
    }));
    const PolicyDocument = policyOf(cognito ?? {}, google ?? {});
    const Roles = ['Reader', 'Google'].map((Ref) => ({ Ref }));
    const Shared = { Type, Properties: { PolicyDocument, Roles } };
    const other = { Action: 's3:GetObject', Resource: '*' };
    const { Orders, Reader } = allowed(other, USER);
    const { Reader: Google } = allowed(other, GOOGLE);
    expect(found(RULE, { Orders, Reader, Google, Shared })).toEqual([]);
  });

  test.each<[string, unknown, object | undefined]>([
    ['the identity ID of users', SUB, USER],
    ['the identity ID, in capitals', SUB.toUpperCase().replace('$', '$'), USER],
    ['the user ID of Google', '${accounts.google.com:sub}', GOOGLE],
    ['the unique ID of any principal', '${aws:userid}', undefined],
    ['one of two values', [SUB, 'public'], undefined],
    ['a default value', "${aws:PrincipalTag/team, 'none'}", undefined],
    ['a special character', 'a${*}b${$}', undefined],
    ['a key of the request', '${aws:SourceIp}', undefined],
    [
      'a tag of pods',
      '${aws:PrincipalTag/kubernetes-namespace}',
      {
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    ],
    [
      'a tag that callers set',
      '${aws:PrincipalTag/team}',
      {
        Principal: { AWS: '111122223333' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    ],
    ['a role for anyone', SUB, { Principal: '*', Action: 'sts:*' }],
  ])('%s is not a finding', (_title, value, trust) => {
    expect(inRole(value, trust)).toEqual([]);
  });

  test('a tag of the role, a user name of a user, and a negated condition are not findings', () => {
    const tagged = allowed(rows('${aws:PrincipalTag/Team}'));
    const Properties = { ...tagged.Reader.Properties, Tags: [{ Key: 'team', Value: 'a' }] };
    expect(found(RULE, { ...tagged, Reader: { ...tagged.Reader, Properties } })).toEqual([]);
    const { Orders, Reader } = allowed(rows('${aws:username}'));
    const { Policies } = Reader.Properties;
    expect(
      found(RULE, { Orders, Bob: { Type: 'AWS::IAM::User', Properties: { Policies } } }),
    ).toEqual([]);
    expect(found(RULE, allowed(rows(SUB, 'ForAllValues:StringNotEquals')))).toEqual([]);
    expect(found(RULE, allowed({ Effect: 'Deny', ...rows(SUB) }))).toEqual([]);
  });

  describe('its fix, followed', () => {
    const statementOf = (resources: any) =>
      resources.Reader.Properties.Policies[0].PolicyDocument.Statement[0];

    test.each([
      '${cognito-identity.amazonaws.co:sub}',
      '${cognito-identity.amazonaws.com.sub}',
      '${cognito-identity.amazonaws.com:email}',
    ])('gives users their items for %s, and no others', async (value) => {
      const before = { ...USERS, ...allowed(rows(value), USER) };
      const [finding] = findingsIn(before).filter(({ rule }) => rule === RULE);
      const { Reader, Orders } = allowed(followed(statementOf(before), finding?.fix ?? ''), USER);
      const after = { ...USERS, Reader, Orders };
      expect(found(RULE, after)).toEqual([]);
      const session = {
        deployment: deployed(after),
        role: 'Reader',
        context: { [`${COGNITO}:sub`]: IDENTITY },
      };
      const resource = session.deployment.attribute('Orders', 'Arn');
      const get = (key: string) =>
        decideCall(session, { action: 'dynamodb:GetItem', resource, keys: [key] });
      expect(await get(IDENTITY)).toBe('allowed');
      expect(await get('another')).toBe('denied');
    });

    test('gives a function the keys that it names', async () => {
      const after = allowed(rows('invoices'));
      expect(found(RULE, after)).toEqual([]);
      const session = { deployment: deployed(after), role: 'Reader', context: {} };
      const resource = session.deployment.attribute('Orders', 'Arn');
      expect(
        await decideCall(session, { action: 'dynamodb:GetItem', resource, keys: ['invoices'] }),
      ).toBe('allowed');
    });
  });
});
