import {
  allowed,
  attachment,
  COGNITO,
  findingAt,
  found,
  ORDERS_ARN,
  policyOf,
  pool,
  READER_ARN,
  SIGNED_IN,
  STATEMENT,
} from './rule-templates';

const RULE = 'AllRows';
const KEY = 'dynamodb:LeadingKeys';
const USER = {
  Principal: { Federated: COGNITO },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: SIGNED_IN,
};
const USERS = { ...pool(), ...attachment({ Roles: { authenticated: READER_ARN } }) };
const byUsers = (statement: object, trust = USER) =>
  found(RULE, { ...USERS, ...allowed(statement, trust) });

describe('users who reach all items: AllRows', () => {
  test('is informational, and says who, what and which table', () => {
    expect(byUsers({ Action: ['dynamodb:PutItem', 'dynamodb:Scan'] })).toEqual([
      findingAt(
        'info',
        STATEMENT,
        'Users signed in through Pool can read and write every item of Orders;',
        'otherwise add ForAllValues:StringEquals',
      ),
    ]);
  });

  test('several statements on one table are one finding', () => {
    const { Orders, Reader } = allowed({}, USER);
    const PolicyDocument = policyOf({ Action: 'dynamodb:DeleteItem', Resource: ORDERS_ARN });
    const Policies = [...Reader.Properties.Policies, { PolicyName: 'b', PolicyDocument }];
    const Properties = { ...Reader.Properties, Policies };
    expect(found(RULE, { ...USERS, Orders, Reader: { ...Reader, Properties } })).toEqual([
      findingAt('info', STATEMENT, 'can read and delete every item of Orders;'),
    ]);
  });

  test.each<[string, object]>([
    ['own rows', { Condition: { 'ForAllValues:StringEquals': { [KEY]: `\${${COGNITO}:sub}` } } }],
    ['a tag of the user', { Condition: { StringEquals: { 'aws:PrincipalTag/job': 'a' } } }],
    ['no items', { Action: 'dynamodb:DescribeTable' }],
    [
      'the stream',
      { Action: 'dynamodb:GetRecords', Resource: { 'Fn::Sub': '${Orders.Arn}/stream/*' } },
    ],
    ['every table, which WildcardResource finds', { Resource: '*' }],
    ['a Deny', { Effect: 'Deny' }],
  ])('%s is not a finding', (_title, statement) => {
    expect(byUsers(statement)).toEqual([]);
  });

  test('code, guests and a role that nobody gets are not findings', () => {
    expect(found(RULE, allowed({}))).toEqual([]);
    const guests = attachment({ Roles: { unauthenticated: READER_ARN } });
    expect(found(RULE, { ...pool(), ...guests, ...allowed({}, USER) })).toEqual([]);
    expect(byUsers({}, { ...USER, Action: 'sts:AssumeRole' })).toEqual([]);
  });
});
