import { physicalReferences } from '../../../tools/drift/physical-references';
import { templateDeployment } from '../../../tools/simulator/template-deployment';
import { SHIPPED, shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';

const PLACE = { stackName: 'orders', account: '111122223333', region: 'eu-west-1' };
const stackId = (partition: string) =>
  `arn:${partition}:cloudformation:eu-west-1:111122223333:stack/orders/1`;
const referencesOf = (type: string, partition = 'aws') =>
  physicalReferences(
    { It: { type, physicalId: 'id-1' } },
    { ...PLACE, stackId: stackId(partition) },
  );

describe('references to deployed resources', () => {
  test.each([
    [
      'AWS::Backup::BackupVault',
      'BackupVaultArn',
      'arn:aws:backup:eu-west-1:111122223333:backup-vault:id-1',
    ],
    ['AWS::Cognito::UserPool', 'ProviderName', 'cognito-idp.eu-west-1.amazonaws.com/id-1'],
    ['AWS::DynamoDB::GlobalTable', 'Arn', 'arn:aws:dynamodb:eu-west-1:111122223333:table/id-1'],
    ['AWS::IAM::Role', 'Arn', 'arn:aws:iam::111122223333:role/id-1'],
    ['AWS::IAM::User', 'Arn', 'arn:aws:iam::111122223333:user/id-1'],
    ['AWS::KMS::Key', 'Arn', 'arn:aws:kms:eu-west-1:111122223333:key/id-1'],
    ['AWS::Logs::LogGroup', 'Arn', 'arn:aws:logs:eu-west-1:111122223333:log-group:id-1:*'],
    [
      'AWS::RolesAnywhere::TrustAnchor',
      'TrustAnchorArn',
      'arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/id-1',
    ],
    ['AWS::IAM::ManagedPolicy', 'Ref', 'id-1'],
  ])('of a deployed %s, %s is %s', (type, name, expected) => {
    expect(referencesOf(type).attribute('It', name)).toBe(expected);
  });

  test('the partition is that of the stack', () => {
    const { attribute, pseudoParameters } = referencesOf('AWS::IAM::Role', 'aws-us-gov');
    expect(attribute('It', 'Arn')).toBe('arn:aws-us-gov:iam::111122223333:role/id-1');
    expect(pseudoParameters).toMatchObject({
      'AWS::Partition': 'aws-us-gov',
      'AWS::AccountId': '111122223333',
      'AWS::Region': 'eu-west-1',
      'AWS::StackName': 'orders',
      'AWS::StackId': stackId('aws-us-gov'),
    });
  });

  test('an unknown attribute is an error', () => {
    expect(() => referencesOf('AWS::SQS::Queue').attribute('It', 'Arn')).toThrow(
      /Arn of It \(AWS::SQS::Queue\)/,
    );
  });

  test('a resource that is not deployed has an attribute that equals no other', () => {
    expect(referencesOf('AWS::IAM::Role').attribute('Gone', 'Arn')).toBe('Gone.Arn (not deployed)');
  });

  test.each(SHIPPED)('every reference in what decides about access in %s resolves', (name) => {
    const template = templateOf(shippedStage(name)).toJSON();
    const resources = Object.fromEntries(
      Object.entries<any>(template.Resources).map(([id, { Type: type }]) => [
        id,
        { type, physicalId: `${id}-1` },
      ]),
    );
    const references = physicalReferences(resources, { ...PLACE, stackId: stackId('aws') });
    const deployment = templateDeployment(template, PLACE, references);
    const resolved = [
      ...deployment.roles.map(deployment.principal),
      deployment.identityPool(),
      ...['AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::KMS::Key']
        .flatMap(deployment.idsOf)
        .map(deployment.properties),
    ];
    expect(deployment.roles.length).toBeGreaterThan(0);
    expect(JSON.stringify(resolved)).toContain('OrdersTable-1');
    expect(JSON.stringify(resolved)).not.toMatch(/"Ref"|Fn::|not deployed/);
  });
});
