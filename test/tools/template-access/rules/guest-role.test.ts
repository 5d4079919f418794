import {
  allowed,
  attachment,
  found,
  ORDERS,
  ORDERS_ARN,
  policyOf,
  pool,
  READER_ARN,
  tablePolicy,
} from './rule-templates';

describe('role for unauthenticated identities: GuestRole', () => {
  const FIX =
    'Set AllowUnauthenticatedIdentities to false, and remove the unauthenticated role from the role attachment';
  const AT = 'Roles: Properties.Roles.unauthenticated';
  const given = (role: string) =>
    `Pool assigns the role ${role}, to everyone who knows its ID, without sign-in`;
  const guests = attachment({ Roles: { unauthenticated: READER_ARN } });
  const admitting = pool({ AllowUnauthenticatedIdentities: true });
  const finding = (resources: object) => found('GuestRole', resources);

  test('one that reaches a table is a high finding', () => {
    expect(finding({ ...admitting, ...guests, ...allowed({}) })).toEqual([
      `high at ${AT}: ${given(`Reader, which can access Orders`)}; ${FIX}`,
    ]);
  });

  test.each([
    [{ Resource: '*' }],
    [{ Resource: { 'Fn::Sub': '${Orders.Arn}/index/byDate' } }],
    [{ NotResource: ['arn:aws:s3:::bucket', { 'Fn::Sub': '${Orders.Arn}/index/*' }] }],
    [{ Resource: { 'Fn::Sub': 'arn:aws:dynamodb:us-east-1:111122223333:table/${Table}' } }],
  ])('%j reaches the table', (statement) => {
    expect(finding({ ...admitting, ...guests, ...allowed(statement) })).toEqual([
      `high at ${AT}: ${given(`Reader, which can access Orders`)}; ${FIX}`,
    ]);
  });

  test.each([
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' },
    { Effect: 'Deny', Resource: '*' },
    { NotResource: ['arn:aws:s3:::bucket', ORDERS_ARN, { 'Fn::Sub': '${Orders.Arn}/*' }] },
  ])('one with only %j reaches no table', (statement) => {
    expect(finding({ ...admitting, ...guests, ...allowed(statement) })).toEqual([
      `medium at ${AT}: ${given(`Reader, which cannot access tables of the template`)}; ${FIX}`,
    ]);
  });

  test('one that is not in the template is a medium finding', () => {
    const role = 'arn:aws:iam::111122223333:role/guests';
    const elsewhere = attachment({ Roles: { unauthenticated: role } });
    expect(finding({ ...admitting, ...elsewhere })).toEqual([
      `medium at ${AT}: ${given(`${role}, whose policies are not in the template`)}; ${FIX}`,
    ]);
  });

  test.each([true, 'true', { Ref: 'Guests' }, { 'Fn::If': ['Open', true, false] }])(
    'a pool without one that allows unauthenticated identities as %j is a medium finding',
    (AllowUnauthenticatedIdentities) => {
      expect(finding(pool({ AllowUnauthenticatedIdentities }))).toEqual([
        'medium at Pool: Properties.AllowUnauthenticatedIdentities: Pool allows unauthenticated identities, which can assume any role that trusts the pool and does not require authenticated identities; Set AllowUnauthenticatedIdentities to false',
      ]);
    },
  );

  test('one in a pool that allows no unauthenticated identities is a low finding', () => {
    expect(finding({ ...pool(), ...guests, ...allowed({}) })).toEqual([
      `low at ${AT}: Pool has the role Reader for unauthenticated identities, which get it once AllowUnauthenticatedIdentities is true; ${FIX}`,
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
        'high which can access Orders',
      ],
      [
        'by a role behind it',
        { Guest: role(), Next: behind(GUEST) },
        'high which can access Orders',
      ],
      [
        'by a policy of AWS',
        { Guest: managed('AmazonDynamoDBFullAccess') },
        'high which can access every table in the account',
      ],
      [
        'perhaps',
        { Guest: managed('Unknown') },
        'medium whose policies are not all in the template',
      ],
      ['not', { Guest: role() }, 'medium which cannot access tables of the template'],
      [
        'not by a role for others',
        { Guest: role(), Next: behind({ Service: 'lambda.amazonaws.com' }) },
        'medium which cannot access tables of the template',
      ],
    ])('%s', (_how, others, expected) => {
      const [severity = '', reach = ''] = expected.split(/ (.*)/s);
      expect(guests(others)).toEqual([
        expect.stringMatching(`^${severity} .*, ${reach}, to everyone`),
      ]);
    });
  });
});
