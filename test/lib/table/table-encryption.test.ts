import type { Template } from 'aws-cdk-lib/assertions';
import { withTable } from '../../stages';
import { onlyResource, permissionStatements, templateOf } from '../../synthesis';

const US_EAST_1 = { env: { account: '111122223333', region: 'us-east-1' } };
const MULTI_REGION_KEY = (region: string) =>
  `arn:aws:kms:${region}:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab`;

function encryptionOf(template: Template) {
  const { SSESpecification, Replicas } = onlyResource(
    template,
    'AWS::DynamoDB::GlobalTable',
  ).Properties;
  const keys = Replicas.map((replica: any) => replica.SSESpecification?.KMSMasterKeyId);
  return { SSESpecification, keys };
}

test('the AWS-owned key', () => {
  expect(encryptionOf(templateOf(withTable({ encryption: 'awsOwned' })))).toEqual({
    SSESpecification: { SSEEnabled: false },
    keys: [undefined],
  });
});

test('the AWS-managed key', () => {
  expect(encryptionOf(templateOf(withTable({ encryption: 'awsManaged' })))).toEqual({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    keys: [undefined],
  });
});

test('an existing key, and its copy in each region of a replica', () => {
  const encryption = { keyArn: MULTI_REGION_KEY('us-east-1') };
  const template = templateOf({
    ...withTable({ encryption, replicas: ['us-west-2'] }),
    ...US_EAST_1,
  });
  expect(encryptionOf(template)).toEqual({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    keys: [MULTI_REGION_KEY('us-west-2'), MULTI_REGION_KEY('us-east-1')],
  });
  template.resourceCountIs('AWS::KMS::Key', 0);
});

test.each([
  ['customerManaged', { 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] }],
  [{ keyArn: MULTI_REGION_KEY('us-east-1') }, MULTI_REGION_KEY('us-east-1')],
])('the key %j in a stack of any region', (encryption, key) => {
  const template = templateOf(withTable({ encryption }));
  expect(encryptionOf(template)).toEqual({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    keys: [key],
  });
  const service = { 'Fn::Join': ['', ['dynamodb.', { Ref: 'AWS::Region' }, '.amazonaws.com']] };
  expect(permissionStatements(template)[1]).toMatchObject({
    Resource: key,
    Condition: { StringEquals: { 'kms:ViaService': service } },
  });
});

describe('a new key', () => {
  const template = templateOf({ ...withTable({ encryption: 'customerManaged' }), ...US_EAST_1 });
  const { Properties } = onlyResource(template, 'AWS::KMS::Key');

  test('encrypts the table and rotates', () => {
    expect(encryptionOf(template)).toEqual({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      keys: [{ 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] }],
    });
    expect(Properties.EnableKeyRotation).toBe(true);
  });

  test('is administered by this account, and decrypts through DynamoDB only', () => {
    const thisAccount = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Resource: '*',
    };
    expect(Properties.KeyPolicy.Statement).toEqual([
      {
        ...thisAccount,
        Sid: 'LetIamPoliciesOfThisAccountAllowKeyAdministration',
        Action: [
          'kms:CancelKeyDeletion',
          'kms:DescribeKey',
          'kms:DisableKey',
          'kms:DisableKeyRotation',
          'kms:EnableKey',
          'kms:EnableKeyRotation',
          'kms:GetKeyPolicy',
          'kms:GetKeyRotationStatus',
          'kms:ListGrants',
          'kms:ListKeyPolicies',
          'kms:ListKeyRotations',
          'kms:ListResourceTags',
          'kms:PutKeyPolicy',
          'kms:RevokeGrant',
          'kms:RotateKeyOnDemand',
          'kms:ScheduleKeyDeletion',
          'kms:TagResource',
          'kms:UntagResource',
          'kms:UpdateKeyDescription',
        ],
      },
      {
        ...thisAccount,
        Sid: 'LetIamPoliciesOfThisAccountAllowUseThroughDynamoDB',
        Action: [
          'kms:CreateGrant',
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' } },
      },
    ]);
  });
});
