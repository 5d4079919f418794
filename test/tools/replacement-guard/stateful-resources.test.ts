import { statefulTypeOf } from '../../../tools/replacement-guard/stateful-resources';
import { SHIPPED, shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';

/**
 * The logical IDs of stateful resources in the shipped stages. Under another ID a deployed table, key or pool would be
 * removed from its stack, and an empty one created.
 */
const FROZEN: Readonly<Record<(typeof SHIPPED)[number], readonly string[]>> = {
  dev: ['OrdersTable', 'UserPool', 'UserPoolClient', 'IdentityPool'],
  own: ['ProfilesTable', 'OrdersTable', 'UserPool', 'UserPoolClient', 'IdentityPool'],
  tenant: ['SettingsTable', 'OrdersTable', 'UserPool', 'UserPoolClient', 'IdentityPool'],
  consumers: ['OrdersTable', 'ReadingsTable', 'UserPool', 'UserPoolClient', 'IdentityPool'],
  brownfield: ['OrdersTable', 'UserPool', 'UserPoolClient', 'IdentityPool'],
  groups: [
    ...['OrdersTable', 'CatalogueTable', 'UserPool', 'UserPoolClient', 'UserPoolMobileClient'],
    ...['IdentityPool', 'GroupAdmins', 'GroupAuthors'],
  ],
  prod: ['OrdersTableKey', 'OrdersTable', 'UserPool', 'UserPoolClient', 'IdentityPool'],
  everything: [
    'OrdersTable',
    'CatalogueTableKey',
    'CatalogueTable',
    'SensorsTable',
    'ProfilesTable',
    'NotesTable',
    'UserPool',
    'UserPoolClient',
    'UserPoolWebClient',
    'UserPoolMobileClient',
    'IdentityPool',
    'BackupVaultKey',
    'BackupVault',
  ],
};

describe('stateful resources', () => {
  test.each(SHIPPED)('the logical IDs of stateful resources in %s are fixed', (name) => {
    const template = templateOf(shippedStage(name)).toJSON();
    const ids = Object.keys(template.Resources).filter((id) => statefulTypeOf(template, id));
    expect(ids).toEqual(FROZEN[name]);
  });

  test('the resource types of all stages are known, so that a new one is classified', () => {
    const types = SHIPPED.flatMap((name) =>
      Object.values<any>(templateOf(shippedStage(name)).toJSON().Resources).map(({ Type }) => Type),
    );
    expect([...new Set(types)].sort()).toEqual([
      'AWS::Backup::BackupPlan',
      'AWS::Backup::BackupSelection',
      'AWS::Backup::BackupVault',
      'AWS::Cognito::IdentityPool',
      'AWS::Cognito::IdentityPoolPrincipalTag',
      'AWS::Cognito::IdentityPoolRoleAttachment',
      'AWS::Cognito::UserPool',
      'AWS::Cognito::UserPoolClient',
      'AWS::Cognito::UserPoolDomain',
      'AWS::Cognito::UserPoolGroup',
      'AWS::DynamoDB::GlobalTable',
      'AWS::IAM::InstanceProfile',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::Role',
      'AWS::IAM::User',
      'AWS::KMS::Key',
      'AWS::Logs::LogGroup',
      'AWS::RolesAnywhere::CRL',
      'AWS::RolesAnywhere::Profile',
      'AWS::RolesAnywhere::TrustAnchor',
      'AWS::SecretsManager::Secret',
    ]);
  });
});
