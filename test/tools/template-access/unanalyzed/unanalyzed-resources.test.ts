import { accessOf, GET, policyOf, roleOf, TABLE } from '../sample-template';

describe('resource of a type that is not analyzed', () => {
  const DOCUMENT = policyOf(GET);

  test.each<[string, object]>([
    ['AWS::EC2::VPCEndpoint', { PolicyDocument: DOCUMENT }],
    ['AWS::SSO::PermissionSet', { InlinePolicy: JSON.stringify(DOCUMENT) }],
    ['AWS::Organizations::Policy', { Content: policyOf({ ...GET, Action: 'DYNAMODB:*' }) }],
    ['Custom::Anything', { Action: 'dynamodb:PutItem' }],
  ])('%s with a policy is reported', (Type, Properties) => {
    expect(accessOf({ Orders: TABLE, Other: { Type, Properties } }).unresolved).toEqual([
      {
        at: { resource: 'Other', property: '' },
        what: `contains actions or policies on tables; resources of type ${Type} are not analyzed`,
        hides: { who: `Other (${Type})` },
      },
    ]);
  });

  const ANYBODY = { Effect: 'Allow', Principal: { AWS: '*' }, Action: '*', Resource: '*' };
  const CALL = { service: 'IAM', action: 'attachRolePolicy' };
  const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

  test.each<[string, object]>([
    ['AWS::EC2::VPCEndpoint', { PolicyDocument: policyOf({ ...GET, Action: '*' }) }],
    ['AWS::EC2::VPCEndpoint', { PolicyDocument: policyOf({ ...GET, Action: 'dynamo*:Get*' }) }],
    ['AWS::IoT::Policy', { PolicyDocument: JSON.stringify(policyOf({ ...GET, Action: ['*'] })) }],
    ['AWS::Other::Thing', policyOf({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' })],
    ['AWS::SSM::Document', { Content: 'Statement:\n- Effect: Allow\n  Action: dynamodb:*' }],
    ['Custom::AWS', { Create: JSON.stringify({ service: 'DynamoDB', action: 'putItem' }) }],
    ['Custom::AWS', { Create: JSON.stringify(CALL) }],
    ['AWS::CloudFormation::CustomResource', { Create: CALL }],
    ['Custom::AWS', { Attach: `{"PolicyArn":"${ADMIN}"}` }],
    ['Third::Party::Type', { Body: 'Effect: Allow' }],
    ['Third::Party::Type', { Body: '{"Statement": [{"Effect": "Allow", ' }],
    ['Third::Party::Type', { Rules: [{ effect: 'allow', actions: ['dynamodb:*'] }] }],
    ['Custom::Code', { Code: "boto3.client('dynamodb').scan()" }],
    ['Custom::Code', { Code: 'new DynamoDBClient({})' }],
    ['Custom::Code', { Package: '@aws-sdk/client-dynamodb' }],
    ['Custom::Code', { Endpoint: 'https://dynamodb.us-east-1.amazonaws.com' }],
    ['AWS::Other::Thing', policyOf({ ...ANYBODY, Action: 'dynamodb:Scan' })],
  ])('%s with an embedded policy in %j is reported', (Type, Properties) => {
    expect(accessOf({ Orders: TABLE, Other: { Type, Properties } }).unresolved).toEqual([
      {
        at: { resource: 'Other', property: '' },
        what: `contains actions or policies on tables; resources of type ${Type} are not analyzed`,
        hides: { who: `Other (${Type})` },
      },
    ]);
  });

  test('a managed policy in another property is reported', () => {
    const Other = { Type: 'AWS::Other::Thing', Properties: { Policies: [ADMIN] } };
    expect(accessOf({ Other }).unresolved.map(({ what }) => what)).toEqual([
      'names a managed policy; resources of type AWS::Other::Thing are not analyzed',
    ]);
  });

  test.each([
    'AWS::SSO::PermissionSet',
    'AWS::SSO::Assignment',
    'AWS::CloudFormation::StackSet',
    'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
    'Third::Party::Type::MODULE',
  ])('%s is reported with any properties', (Type) => {
    expect(accessOf({ Other: { Type } }).unresolved.map(({ what }) => what)).toEqual([
      `can grant access to tables; resources of type ${Type} are not analyzed`,
    ]);
  });

  test.each<[string, object]>([
    ['AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.us-east-1.dynamodb' }],
    ['AWS::Lambda::Function', { Environment: { Variables: { TABLE: 'dynamodb' } } }],
    ['AWS::Other::Thing', { Policies: ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'] }],
    [
      'AWS::S3::BucketPolicy',
      { PolicyDocument: policyOf({ ...GET, Effect: 'Deny', Action: '*' }) },
    ],
    ['Custom::S3AutoDeleteObjects', { ServiceToken: 'arn:aws:lambda:us-east-1:1:function:x' }],
    ['AWS::SQS::QueuePolicy', { PolicyDocument: policyOf({ ...GET, Action: 'sqs:*' }) }],
    ['AWS::OpenSearchService::Domain', { AccessPolicies: policyOf(ANYBODY) }],
    ['AWS::Elasticsearch::Domain', { AccessPolicies: JSON.stringify(policyOf(ANYBODY)) }],
    ['AWS::S3::BucketPolicy', { PolicyDocument: policyOf({ ...ANYBODY, NotAction: 's3:Put*' }) }],
    ['AWS::EC2::VPCEndpoint', { PolicyDocument: policyOf(ANYBODY) }],
    [
      'Custom::OpenSearchAccessPolicy',
      {
        Create: JSON.stringify({
          service: 'OpenSearch',
          action: 'updateDomainConfig',
          parameters: {
            AccessPolicies: JSON.stringify(policyOf({ ...ANYBODY, Action: 'es:ESHttp*' })),
          },
        }),
      },
    ],
    ['Custom::S3AutoDeleteObjects', { BucketName: 'orders-dynamodb-exports' }],
    ['Custom::S3AutoDeleteObjects', { BucketName: 'dynamodb-exports' }],
    ['Custom::Copy', { To: 's3://exports/dynamodb/2026', From: 'dynamodb.exports.example.com' }],
  ])('%s that gives no access is not reported', (Type, Properties) => {
    expect(accessOf({ Orders: TABLE, Other: { Type, Properties } }).unresolved).toEqual([]);
  });

  test('resources of analyzed types are not reported', () => {
    const policy = (Type: string, attached: object) => ({
      Type,
      Properties: { PolicyDocument: DOCUMENT, ...attached },
    });
    const resources = {
      Orders: {
        ...TABLE,
        Properties: {
          ResourcePolicy: { PolicyDocument: policyOf({ ...GET, Principal: '*', Resource: '*' }) },
        },
      },
      Role: roleOf({ Policies: [{ PolicyDocument: DOCUMENT }] }),
      Policy: policy('AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }] }),
      Managed: policy('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Role' }] }),
      RolePolicy: policy('AWS::IAM::RolePolicy', { RoleName: { Ref: 'Role' } }),
      UserPolicy: policy('AWS::IAM::UserPolicy', { UserName: 'x' }),
      GroupPolicy: policy('AWS::IAM::GroupPolicy', { GroupName: 'x' }),
    };
    expect(accessOf(resources).unresolved).toEqual([]);
  });
});
