import { dataTypeOf } from '../../../tools/replacement-guard/data-resources';
import { SHIPPED, shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';

/**
 * What holds data in the shipped stages, by its logical ID. Frozen: under another ID a deployed table, key or pool would
 * be removed from its stack, and an empty one made.
 */
const FROZEN: Readonly<Record<(typeof SHIPPED)[number], readonly string[]>> = {
  dev: ['OrdersTable', 'UserPool', 'IdentityPool'],
  own: ['ProfilesTable', 'OrdersTable', 'UserPool', 'IdentityPool'],
  tenant: ['SettingsTable', 'OrdersTable', 'UserPool', 'IdentityPool'],
  consumers: ['OrdersTable', 'ReadingsTable', 'UserPool', 'IdentityPool'],
  prod: ['OrdersTableKey', 'OrdersTable', 'UserPool', 'IdentityPool'],
  everything: [
    'OrdersTable',
    'CatalogueTableKey',
    'CatalogueTable',
    'SensorsTable',
    'ProfilesTable',
    'NotesTable',
    'UserPool',
    'IdentityPool',
  ],
};

test.each(SHIPPED)('the logical IDs of what holds data in %s are frozen', (name) => {
  const template = templateOf(shippedStage(name)).toJSON();
  const ids = Object.keys(template.Resources).filter((id) => dataTypeOf(template, id));
  expect(ids).toEqual(FROZEN[name]);
});

test('all that holds data is known: any other type is made again from the stage file, or is not for keeping', () => {
  const types = SHIPPED.flatMap((name) =>
    Object.values<any>(templateOf(shippedStage(name)).toJSON().Resources).map(({ Type }) => Type),
  );
  expect([...new Set(types)].sort()).toEqual([
    'AWS::Cognito::IdentityPool',
    'AWS::Cognito::IdentityPoolPrincipalTag',
    'AWS::Cognito::IdentityPoolRoleAttachment',
    'AWS::Cognito::UserPool',
    'AWS::Cognito::UserPoolClient',
    'AWS::Cognito::UserPoolDomain',
    'AWS::DynamoDB::GlobalTable',
    'AWS::IAM::AccessKey',
    'AWS::IAM::InstanceProfile',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::Role',
    'AWS::IAM::User',
    'AWS::KMS::Key',
    'AWS::Logs::LogGroup',
    'AWS::RolesAnywhere::Profile',
    'AWS::RolesAnywhere::TrustAnchor',
    'AWS::SecretsManager::Secret',
  ]);
});
