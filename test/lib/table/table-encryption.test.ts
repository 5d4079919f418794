import type { Template } from 'aws-cdk-lib/assertions';
import { RemovalPolicy, type StackProps } from 'aws-cdk-lib/core';
import { AccessTable } from '../../../lib/table/access-table';
import type { AccessTableProps } from '../../../lib/table/table-props';
import { onlyResource, templateWith } from '../../synthesis';

const US_EAST_1 = { env: { account: '111122223333', region: 'us-east-1' } };
const MULTI_REGION_KEY = (region: string) =>
  `arn:aws:kms:${region}:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab`;

const table = (props: Partial<AccessTableProps>, stackProps?: StackProps) =>
  templateWith((stack) => {
    new AccessTable(stack, 'OrdersTable', {
      partitionKey: { name: 'pk', type: 'string' },
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
  }, stackProps);

function encryptionOf(template: Template) {
  const { SSESpecification, Replicas } = onlyResource(
    template,
    'AWS::DynamoDB::GlobalTable',
  ).Properties;
  const keys = Replicas.map((replica: any) => replica.SSESpecification?.KMSMasterKeyId);
  return { SSESpecification, keys };
}

test('the AWS-owned key', () => {
  expect(encryptionOf(table({ encryption: 'awsOwned' }))).toEqual({
    SSESpecification: { SSEEnabled: false },
    keys: [undefined],
  });
});

test('the AWS-managed key', () => {
  expect(encryptionOf(table({ encryption: 'awsManaged' }))).toEqual({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    keys: [undefined],
  });
});

test('an existing key, and its copy in each region of a replica', () => {
  const encryption = { keyArn: MULTI_REGION_KEY('us-east-1') };
  const template = table({ encryption, replicas: ['us-west-2'] }, US_EAST_1);
  expect(encryptionOf(template)).toEqual({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    keys: [MULTI_REGION_KEY('us-west-2'), MULTI_REGION_KEY('us-east-1')],
  });
  template.resourceCountIs('AWS::KMS::Key', 0);
});

test.each([
  ['customerManaged', { 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] }],
  [{ keyArn: MULTI_REGION_KEY('us-east-1') }, MULTI_REGION_KEY('us-east-1')],
] as const)('the key %j in a stack of any region', (encryption, key) => {
  expect(encryptionOf(table({ encryption }))).toEqual({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    keys: [key],
  });
});

test('a new key encrypts the table and rotates', () => {
  const template = table({ encryption: 'customerManaged' }, US_EAST_1);
  expect(encryptionOf(template)).toEqual({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    keys: [{ 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] }],
  });
  expect(onlyResource(template, 'AWS::KMS::Key').Properties.EnableKeyRotation).toBe(true);
});

test.each([
  [RemovalPolicy.RETAIN, 'Retain'],
  [RemovalPolicy.DESTROY, 'Delete'],
])('with the removal policy %s a new key has the deletion policy %s', (removalPolicy, expected) => {
  const template = table({ encryption: 'customerManaged', removalPolicy });
  template.allResources('AWS::KMS::Key', { DeletionPolicy: expected });
  template.resourceCountIs('AWS::KMS::Key', 1);
});
