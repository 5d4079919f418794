import { RemovalPolicy } from 'aws-cdk-lib/core';
import { keyPolicy } from '../../../lib/table/key-policy';
import { AccessTable } from '../../../lib/table/access-table';
import { onlyResource, templateWith } from '../../synthesis';

describe('key policy', () => {
  const template = templateWith(
    (stack) => {
      new AccessTable(stack, 'OrdersTable', {
        partitionKey: { name: 'pk', type: 'string' },
        encryption: 'customerManaged',
        removalPolicy: RemovalPolicy.DESTROY,
      });
    },
    { env: { account: '111122223333', region: 'us-east-1' } },
  );
  const { Properties } = onlyResource(template, 'AWS::KMS::Key');

  test('allows this account to administer the key, and to use it through DynamoDB only', () => {
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
  test('names the service that uses the key, in its own words and region', () => {
    const use = { service: 'secretsmanager', named: 'SecretsManager', actions: ['kms:Decrypt'] };
    const [, statement] = keyPolicy('eu-west-1', use as never).toJSON().Statement;
    expect(statement).toMatchObject({
      Sid: 'LetIamPoliciesOfThisAccountAllowUseThroughSecretsManager',
      Action: 'kms:Decrypt',
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
    });
  });
});
