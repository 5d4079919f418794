import {
  allowed,
  attachment,
  findingAt,
  found,
  ORDERS,
  ORDERS_ARN,
  policyOf,
  pool,
  READER_ARN,
  tablePolicy,
} from './rule-templates';

describe('role for unauthenticated identities: GuestRole', () => {
  const AT = 'Roles: Properties.Roles.unauthenticated';
  const OPEN = 'AllowUnauthenticatedIdentities';
  const guests = attachment({ Roles: { unauthenticated: READER_ARN } });
  const admitting = pool({ AllowUnauthenticatedIdentities: true });
  const finding = (resources: object) => found('GuestRole', resources);

  test('one that reaches a table is a high finding', () => {
    expect(finding({ ...admitting, ...guests, ...allowed({}) })).toEqual([
      findingAt('high', AT, 'Pool can access Orders', 'Reader;', 'Remove the access', OPEN),
    ]);
  });

  test.each([
    [{ Resource: { 'Fn::Sub': '${Orders.Arn}/index/byDate' } }],
    [{ Resource: { 'Fn::Sub': 'arn:aws:dynamodb:us-east-1:111122223333:table/${Table}' } }],
  ])('%j reaches the table', (statement) => {
    expect(finding({ ...admitting, ...guests, ...allowed(statement) })).toEqual([
      findingAt('high', AT, 'Pool can access Orders', 'Reader;', 'Remove the access', OPEN),
    ]);
  });

  const TABLES = 'arn:aws:dynamodb:us-east-1:111122223333:table';
  test.each<[object, string]>([
    [{ Resource: '*' }, 'every table in the account'],
    [{ Action: 'dynamodb:Get*', Resource: `${TABLES}/*` }, 'every table in the account'],
    [{ Action: '*', Resource: '*' }, 'every table in the account'],
    [{ NotAction: 's3:*', Resource: '*' }, 'every table in the account'],
    [{ Resource: `${TABLES}/shop-*` }, 'every table named shop-*'],
    [{ Resource: `${TABLES}/elsewhere` }, `${TABLES}/elsewhere`],
    [{ Resource: { Ref: 'Arn' } }, 'what Arn, not defined in the template names'],
    [{ NotResource: ['arn:aws:s3:::bucket'] }, 'every table that NotResource does not name'],
    [
      { NotResource: [ORDERS_ARN, { 'Fn::Sub': '${Orders.Arn}/*' }] },
      'every table that NotResource does not name',
    ],
  ])('%j reaches tables outside the template', (statement, tables) => {
    const { Reader } = allowed(statement);
    expect(finding({ ...admitting, ...guests, Orders: ORDERS, Reader })).toEqual([
      expect.stringMatching(/^high at .* can access /),
    ]);
    expect(finding({ ...admitting, ...guests, Reader })[0]).toContain(tables);
  });

  test.each([
    { Action: 'polly:*', Resource: '*' },
    { Action: 'dynamodb:ListTables', Resource: '*' },
    { Action: 'dynamodb:DescribeTable', Resource: '*' },
    { Action: 'kms:Decrypt', Resource: '*' },
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' },
    { Effect: 'Deny', Resource: '*' },
  ])('one with only %j reaches no table', (statement) => {
    expect(finding({ ...admitting, ...guests, ...allowed(statement) })).toEqual([
      findingAt('low', AT, 'Pool get the role Reader, which cannot access tables;', OPEN),
    ]);
  });

  test('one that is not in the template is a medium finding', () => {
    const role = 'arn:aws:iam::111122223333:role/guests';
    const elsewhere = attachment({ Roles: { unauthenticated: role } });
    expect(finding({ ...admitting, ...elsewhere })).toEqual([
      findingAt('medium', AT, `Pool get the role ${role}, `, 'not in the template;', OPEN),
    ]);
  });

  test.each([true, 'true', { Ref: 'Guests' }, { 'Fn::If': ['Open', true, false] }])(
    'a pool without one that allows unauthenticated identities as %j is a medium finding',
    (AllowUnauthenticatedIdentities) => {
      expect(finding(pool({ AllowUnauthenticatedIdentities }))).toEqual([
        findingAt(
          'medium',
          `Pool: Properties.${OPEN}`,
          'Pool can assume any role',
          `set ${OPEN} to false`,
        ),
      ]);
    },
  );

  test('one in a pool that allows no unauthenticated identities is a low finding', () => {
    expect(finding({ ...pool(), ...guests, ...allowed({}) })).toEqual([
      findingAt('low', AT, 'Reader once', `${OPEN} is true;`, 'Remove the unauthenticated role'),
    ]);
  });

  test('a pool with only an authenticated role is not a finding', () => {
    const users = attachment({ Roles: { authenticated: READER_ARN } });
    expect(finding({ ...pool(), ...users, ...allowed({}) })).toEqual([]);
  });

  describe('reaches tables', () => {
    const guests = (others: object) =>
      found('GuestRole', {
        Orders: ORDERS,
        ...pool({ AllowUnauthenticatedIdentities: true }),
        ...attachment({ Roles: { unauthenticated: { 'Fn::GetAtt': ['Guest', 'Arn'] } } }),
        ...others,
      });
    const role = (Properties: object = {}) => ({
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: policyOf(), ...Properties },
    });
    const GUEST = { AWS: { 'Fn::GetAtt': ['Guest', 'Arn'] } };
    const SCAN = policyOf({ Action: 'dynamodb:Scan', Resource: ORDERS_ARN });
    const behind = (Principal: object) =>
      role({
        AssumeRolePolicyDocument: policyOf({ Principal, Action: 'sts:AssumeRole' }),
        Policies: [{ PolicyName: 'scan', PolicyDocument: SCAN }],
      });
    const managed = (name: string) =>
      role({ ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] });

    test.each<[string, object, string]>([
      [
        'by the policy of a table',
        { Guest: role(), ...tablePolicy({ Principal: GUEST }) },
        'high can access Orders',
      ],
      ['by a role behind it', { Guest: role(), Next: behind(GUEST) }, 'high can access Orders'],
      [
        'by a policy of AWS',
        { Guest: managed('AmazonDynamoDBFullAccess') },
        'high can access every table in the account',
      ],
      [
        'perhaps',
        { Guest: managed('Unknown') },
        'medium .*, whose policies are not all in the template',
      ],
      ['not', { Guest: role() }, 'low .*, which cannot access tables'],
      [
        'not by a role for others',
        { Guest: role(), Next: behind({ Service: 'lambda.amazonaws.com' }) },
        'low .*, which cannot access tables',
      ],
    ])('%s', (_how, others, expected) => {
      const [severity = '', reach = ''] = expected.split(/ (.*)/s);
      expect(guests(others)).toEqual([expect.stringMatching(`^${severity} at .* ${reach}`)]);
    });
  });
});
