import { findingAt, found, ORDERS, policyOf, tablePolicy, TABLE_STATEMENT } from './rule-templates';

describe('resource policy: PublicTablePolicy', () => {
  const EVERYBODY = 'Everyone with an AWS account can call ';
  const FIX = 'ARN of the role or account';
  const open = (statement: object) => found('PublicTablePolicy', tablePolicy(statement));

  test.each([['*'], [{ AWS: '*' }], [{ AWS: ['arn:aws:iam::111122223333:root', '*'] }]])(
    'the principal %j is public',
    (Principal) => {
      expect(open({ Principal, Action: ['dynamodb:GetItem', 'dynamodb:Query'] })).toEqual([
        findingAt(
          'high',
          `${TABLE_STATEMENT}.Principal`,
          EVERYBODY,
          'dynamodb:GetItem and dynamodb:Query on Orders',
          'allows AWS *;',
          FIX,
        ),
      ]);
    },
  );

  test('NotPrincipal and NotAction are public', () => {
    const NotPrincipal = { AWS: 'arn:aws:iam::111122223333:root' };
    const NotAction = 'dynamodb:DeleteTable';
    expect(open({ NotPrincipal, Action: { Ref: 'AWS::NoValue' }, NotAction })).toEqual([
      findingAt(
        'high',
        `${TABLE_STATEMENT}.NotPrincipal`,
        EVERYBODY,
        'all actions except dynamodb:DeleteTable on Orders',
        `allows everyone except ${NotPrincipal.AWS};`,
        FIX,
      ),
    ]);
  });

  test('the policy on the stream of a replica is checked', () => {
    const PolicyDocument = policyOf({
      Principal: '*',
      Action: 'dynamodb:GetRecords',
      Resource: '*',
    });
    const ResourcePolicy = { PolicyDocument };
    const Replicas = [{ Region: 'us-east-1', ReplicaStreamSpecification: { ResourcePolicy } }];
    const Streams = { ...ORDERS, Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas } };
    expect(found('PublicTablePolicy', { Streams })).toEqual([
      findingAt(
        'high',
        'Streams: Properties.Replicas[0].ReplicaStreamSpecification.ResourcePolicy.PolicyDocument.Statement[0].Principal',
        EVERYBODY,
        FIX,
      ),
    ]);
  });

  test.each([
    { Principal: { AWS: 'arn:aws:iam::444455556666:role/tool' } },
    { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
    { Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } },
    { Effect: 'Deny', Principal: '*' },
  ])('%j is not a finding', (statement) => {
    expect(open(statement)).toEqual([]);
  });

  test('a source address does not restrict it', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    expect(open({ Principal: '*', Condition })).toHaveLength(1);
  });

  test('a key policy is checked, and kms:CallerAccount restricts it', () => {
    const key = (Condition?: object) => ({
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: policyOf({ Principal: '*', Action: 'kms:Decrypt', Resource: '*', Condition }),
        },
      },
    });
    expect(found('PublicTablePolicy', key())).toEqual([
      findingAt(
        'high',
        'Key: Properties.KeyPolicy.Statement[0].Principal',
        EVERYBODY,
        'kms:Decrypt on Key',
        FIX,
      ),
    ]);
    const own = { StringEquals: { 'kms:CallerAccount': { Ref: 'AWS::AccountId' } } };
    expect(found('PublicTablePolicy', key(own))).toEqual([]);
  });
});
