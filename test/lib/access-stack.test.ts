import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ITEM_ACTIONS as IAM_ITEM_ACTIONS } from '../../lib/access/item-actions';
import { AccessStack } from '../../lib/access-stack';
import { AccessTable } from '../../lib/table/access-table';
import { checked, MINIMAL, SHIPPED, shippedStage, withTable } from '../stages';
import {
  acknowledgedBelow,
  added,
  app,
  onlyResource,
  permissionStatements,
  stackOf,
  templateOf,
} from '../synthesis';

let minimal: Template;
let everything: Template;
beforeAll(() => {
  minimal = templateOf(MINIMAL);
  everything = templateOf(shippedStage('everything'));
});

const WITH_DATA = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::IdentityPool',
  'AWS::KMS::Key',
];

function countsByType(template: Template): Record<string, number> {
  const types = Object.values(template.toJSON().Resources as Record<string, { Type: string }>);
  return types.reduce<Record<string, number>>(
    (counts, { Type }) => ({ ...counts, [Type]: (counts[Type] ?? 0) + 1 }),
    {},
  );
}

test("the smallest stage makes the workshop's result and nothing else", () => {
  expect(countsByType(minimal)).toEqual({
    'AWS::DynamoDB::GlobalTable': 1,
    'AWS::Cognito::UserPool': 1,
    'AWS::Cognito::UserPoolClient': 1,
    'AWS::Cognito::IdentityPool': 1,
    'AWS::Cognito::IdentityPoolRoleAttachment': 1,
    'AWS::IAM::Role': 1,
    'AWS::IAM::ManagedPolicy': 1,
  });
});

test('the template of the smallest stage', () => {
  expect(minimal.toJSON()).toMatchSnapshot();
});

test('the template of the stage with every key', () => {
  expect(everything.toJSON()).toMatchSnapshot();
});

test('the template of the stage with existing tables', () => {
  const brownfield = templateOf(shippedStage('brownfield'));
  expect(brownfield.toJSON()).toMatchSnapshot();
  // Nothing of an existing table or of its key is created.
  const ofTables = Object.entries(countsByType(brownfield)).filter(([type]) =>
    /::(DynamoDB|KMS)::/.test(type),
  );
  expect(ofTables).toEqual([['AWS::DynamoDB::GlobalTable', 1]]);
});

test.each(SHIPPED)('trust policy: no unauthenticated identity gets a role in %s', (name) => {
  const template = templateOf(shippedStage(name));
  const trusts = Object.entries(template.findResources('AWS::IAM::Role')).flatMap(
    ([id, { Properties }]) =>
      Properties.AssumeRolePolicyDocument.Statement.map((statement: any) => [id, statement]),
  );
  expect(trusts.map(([id]) => id)).toContain('AuthenticatedRole');
  for (const [id, { Principal, Condition }] of trusts) {
    // Roles of workloads and connectors do not trust an identity pool.
    expect(Principal.Federated !== undefined).toBe(id.startsWith('AuthenticatedRole'));
    if (Principal.Federated !== undefined) {
      expect(Condition['ForAnyValue:StringLike']).toEqual({
        'cognito-identity.amazonaws.com:amr': 'authenticated',
      });
    }
  }
  expect(onlyResource(template, 'AWS::Cognito::IdentityPool').Properties).toMatchObject({
    AllowUnauthenticatedIdentities: false,
  });
  const { Roles } = onlyResource(template, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties;
  expect(Object.keys(Roles)).toEqual(['authenticated']);
  expect(JSON.stringify(template.toJSON())).not.toContain('unauthenticated"');
});

test.each(SHIPPED)('permissions in %s are of named actions on named resources', (name) => {
  const statements = permissionStatements(templateOf(shippedStage(name)));
  expect(statements).not.toHaveLength(0);
  for (const statement of statements) {
    expect(statement.Sid).toMatch(/^[A-Z][A-Za-z0-9]+$/);
    expect(JSON.stringify(statement.Action)).not.toMatch(/[*?]/);
    // Revocations deny everything, and ListTables lists the tables of the account.
    const isEverywhere = statement.Effect === 'Deny' || statement.Action === 'dynamodb:ListTables';
    if (isEverywhere) expect(statement.Resource).toBe('*');
    else expect(namedParts(statement.Resource)).not.toMatch(/[*?]/);
    expect(statement).not.toHaveProperty('NotAction');
    expect(statement).not.toHaveProperty('NotResource');
  }
});

/** Without the ends of what does not exist yet: recovery points and backups, and the tables that they are restored to. */
function namedParts(resource: unknown): string {
  return JSON.stringify(resource).replaceAll(/(:recovery-point:|\/backup\/|-restored-)\*"/g, '$1"');
}

const ALL_THREE = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** What signed-in users, members of groups too, may do with the tables of each stage together. */
const ITEM_ACTIONS: Readonly<Record<(typeof SHIPPED)[number], readonly string[]>> = {
  dev: ALL_THREE,
  own: ALL_THREE,
  tenant: ALL_THREE,
  consumers: ALL_THREE,
  brownfield: ALL_THREE,
  groups: [...ALL_THREE, 'dynamodb:DeleteItem', 'dynamodb:Query'].sort(),
  prod: ALL_THREE,
  everything: [...IAM_ITEM_ACTIONS].sort().map((action) => `dynamodb:${action}`),
};

test.each(SHIPPED)('item policy: users of %s have exactly their DynamoDB actions', (name) => {
  const policies = templateOf(shippedStage(name)).findResources('AWS::IAM::ManagedPolicy');
  const actions = Object.entries(policies)
    .filter(([id]) => id.startsWith('AuthenticatedRole'))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => Action as string | string[])
    .filter((action) => action.startsWith('dynamodb:'));
  expect([...new Set(actions)].sort()).toEqual(ITEM_ACTIONS[name]);
});

test('a reviewer reads descriptions of the stack, roles, policies, keys and outputs', () => {
  const { Description, Outputs, Resources } = everything.toJSON();
  expect(Description).toBe(
    'Direct, least-privilege access to DynamoDB tables for the signed-in users of a user pool',
  );
  const described = Object.values(Resources as Record<string, any>).filter(({ Type }) =>
    ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::KMS::Key'].includes(Type),
  );
  expect(described).toHaveLength(22);
  for (const { Properties } of described) expect(Properties.Description).toMatch(/\w+ \w+/);
  for (const output of Object.values(Outputs as Record<string, any>)) {
    expect(output.Description).toMatch(/\w+ \w+/);
  }
});

test.each(SHIPPED)('no secret passes through CloudFormation: %s', (name) => {
  const resources = Object.values<any>(templateOf(shippedStage(name)).toJSON().Resources);
  expect(resources.filter(({ Type }) => Type === 'AWS::IAM::AccessKey')).toEqual([]);
  const properties = resources.flatMap(({ Properties = {} }) => Object.keys(Properties));
  expect(properties).not.toContain('SecretString');
  expect(properties).not.toContain('GenerateSecretString');
});

test('logical IDs are construct paths, without hashes', () => {
  expect(Object.keys(everything.toJSON().Resources).sort()).toEqual([
    'ApiWorkload',
    'ApiWorkloadLogGroup',
    'ApiWorkloadPolicy',
    'AuthenticatedRole',
    'AuthenticatedRolePolicy',
    'AuthenticatedRoleRevocationPolicy',
    'AuthenticatedRoleTenantDev01',
    'BackupPlan',
    'BackupRole',
    'BackupRolePolicy',
    'BackupSelection',
    'BackupVault',
    'BackupVaultKey',
    'CatalogueTable',
    'CatalogueTableKey',
    'DashboardWorkload',
    'DashboardWorkloadPolicy',
    'IdentityPool',
    'IdentityPoolPrincipalTag',
    'IdentityPoolRoleAttachment',
    'ImporterWorkload',
    'ImporterWorkloadInstanceProfile',
    'ImporterWorkloadPolicy',
    'LoaderConnectorPolicy',
    'LoaderConnectorUser',
    'LoaderConnectorUserKey',
    'LoaderConnectorUserSecret',
    'NotesTable',
    'OrdersTable',
    'ProfilesTable',
    'ReportingConnector',
    'ReportingConnectorPolicy',
    'SensorsTable',
    'UserPool',
    'UserPoolClient',
    'UserPoolDomain',
    'UserPoolMobileClient',
    'UserPoolWebClient',
    'WarehouseConnector',
    'WarehouseConnectorPolicy',
    'WarehouseConnectorTrustAnchor',
    'WarehouseConnectorTrustAnchorProfile',
    'WarehouseConnectorTrustAnchorRevocationList',
    'WorkerWorkload',
    'WorkerWorkloadPolicy',
  ]);
});

test('the outputs have their stable names, and each the value that it names', () => {
  const values = Object.entries(minimal.toJSON().Outputs as Record<string, any>).map(
    ([name, { Value }]) => [name, Value],
  );
  expect(Object.fromEntries(values)).toEqual({
    AuthenticatedRoleArn: { 'Fn::GetAtt': ['AuthenticatedRole', 'Arn'] },
    IdentityPoolId: { Ref: 'IdentityPool' },
    OrdersTableArn: { 'Fn::GetAtt': ['OrdersTable', 'Arn'] },
    OrdersTableName: { Ref: 'OrdersTable' },
    Region: { Ref: 'AWS::Region' },
    UserPoolClientId: { Ref: 'UserPoolClient' },
    UserPoolId: { Ref: 'UserPool' },
  });
});

describe('groups of a stage', () => {
  const tables = { orders: { rows: 'all', actions: ['GetItem'] } };
  const admins = { precedence: 3, tables };
  const ROLE = 'AuthenticatedRoleGroupAdmins';

  test('are groups of the user pool with a role each, by the token alone', () => {
    const template = templateOf({ ...MINIMAL, groups: { admins } });
    expect(onlyResource(template, 'AWS::Cognito::UserPoolGroup').Properties).toEqual({
      GroupName: 'admins',
      Precedence: 3,
      RoleArn: { 'Fn::GetAtt': [ROLE, 'Arn'] },
      UserPoolId: { Ref: 'UserPool' },
    });
    const { Properties } = onlyResource(template, 'AWS::Cognito::IdentityPoolRoleAttachment');
    expect(Properties.RoleMappings.UserPool).toMatchObject({
      Type: 'Token',
      AmbiguousRoleResolution: 'AuthenticatedRole',
    });
    expect(Properties.RoleMappings.UserPool.RulesConfiguration).toBeUndefined();
    expect(template.toJSON().Outputs.GroupAdminsRoleArn.Value).toEqual({
      'Fn::GetAtt': [ROLE, 'Arn'],
    });
  });

  test('that exist have a role, but are not created', () => {
    const existing = templateOf({
      ...MINIMAL,
      identity: { userPool: { userPoolId: 'eu-west-1_A1', userPoolClientId: 'client' } },
      groups: { admins: { existing: true, tables } },
    });
    existing.resourceCountIs('AWS::Cognito::UserPoolGroup', 0);
    expect(Object.keys(existing.findResources('AWS::IAM::Role'))).toContain(ROLE);
  });

  test('of many tables are an error that names the group and the numbers', () => {
    const ids = Array.from({ length: 250 }, (_, n) => `aTableWithALongNameThatFillsPolicies${n}`);
    const each = (table: object) => Object.fromEntries(ids.map((id) => [id, table]));
    const stage = { ...MINIMAL, tables: each(MINIMAL.tables.orders) };
    expect(() => templateOf(stage)).not.toThrow();
    expect(() =>
      templateOf({ ...stage, groups: { admins: { ...admins, tables: each(tables.orders) } } }),
    ).toThrow(/role of the group admins needs 1\d managed policies .*IAM allows 10/);
  });
});

describe('backups of a stage', () => {
  const { orders } = MINIMAL.tables;
  const tables = { orders, scratch: { ...orders, backup: false } };
  const stage = { ...MINIMAL, tables, removalPolicy: 'destroy' };
  const withBackups = { ...stage, backup: {} };
  let template: Template;
  beforeAll(() => {
    template = templateOf(withBackups);
  });

  test('exist only if it asks for them', () => {
    expect(added(template, templateOf(stage))).toEqual({
      BackupVaultKey: 'AWS::KMS::Key',
      BackupVault: 'AWS::Backup::BackupVault',
      BackupRole: 'AWS::IAM::Role',
      BackupRolePolicy: 'AWS::IAM::ManagedPolicy',
      BackupPlan: 'AWS::Backup::BackupPlan',
      BackupSelection: 'AWS::Backup::BackupSelection',
    });
  });

  test('include the tables without "backup": false, which is acknowledged', () => {
    const { Properties } = onlyResource(template, 'AWS::Backup::BackupSelection');
    expect(Properties.BackupSelection.Resources).toEqual([
      { 'Fn::GetAtt': ['OrdersTable', 'Arn'] },
    ]);
    expect(acknowledgedBelow(stackOf(withBackups), 'ScratchTable')).toEqual({
      'ScratchTable/Resource': {
        'TableBackups::TableWithoutBackup': expect.stringContaining('"backup": false'),
      },
    });
  });

  test('are kept, also with removalPolicy "destroy"', () => {
    const { Resources } = template.toJSON();
    const ids = ['BackupVault', 'BackupVaultKey', 'OrdersTable'];
    expect(ids.map((id) => Resources[id].DeletionPolicy)).toEqual([
      'RetainExceptOnCreate',
      'RetainExceptOnCreate',
      'Delete',
    ]);
  });

  test('have outputs: the vault and the role', () => {
    expect(template.toJSON().Outputs).toMatchObject({
      BackupVaultName: { Value: { 'Fn::GetAtt': ['BackupVault', 'BackupVaultName'] } },
      BackupServiceRoleArn: { Value: { 'Fn::GetAtt': ['BackupRole', 'Arn'] } },
    });
  });
});

test('a restored table of a stage uses the key of the stack, as the new table did', () => {
  const keysOf = (template: Template) => template.findResources('AWS::KMS::Key');
  const keyStatements = (template: Template) =>
    permissionStatements(template).filter(
      ({ Sid }) => Sid === 'UseKeyOfOrdersTableThroughDynamoDB',
    );
  const before = templateOf(withTable({ encryption: 'customerManaged', rows: 'own' }));
  const existing = { tableName: 'restored', stackKey: true };
  const after = templateOf(withTable({ existing, rows: 'own' }));
  expect(Object.keys(keysOf(before))).toEqual(['OrdersTableKey']);
  expect(keysOf(after)).toEqual(keysOf(before));
  expect(keyStatements(before)).toHaveLength(1);
  expect(keyStatements(after)).toEqual(keyStatements(before));
});

describe('stage with removalPolicy retain', () => {
  let template: Template;
  beforeAll(() => {
    template = templateOf({ ...(shippedStage('prod') as object), removalPolicy: 'retain' });
  });

  test.each(WITH_DATA)('keeps %s', (type) => {
    template.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(countsByType(template)[type]).toBe(1);
  });

  test('protects the table, the user pool and the stack', () => {
    expect(onlyResource(template, 'AWS::DynamoDB::GlobalTable').Properties.Replicas).toEqual([
      expect.objectContaining({ DeletionProtectionEnabled: true }),
    ]);
    template.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' });
    expect(new AccessStack(app(), 'Test', { stage: checked(MINIMAL) }).terminationProtection).toBe(
      true,
    );
  });
});

describe('stage with removalPolicy destroy', () => {
  let template: Template;
  beforeAll(() => {
    template = templateOf({ ...(shippedStage('prod') as object), removalPolicy: 'destroy' });
  });

  test.each(WITH_DATA)('deletes %s', (type) => {
    template.allResources(type, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    expect(countsByType(template)[type]).toBe(1);
  });

  test('protects nothing against it', () => {
    expect(onlyResource(template, 'AWS::DynamoDB::GlobalTable').Properties.Replicas).toEqual([
      expect.objectContaining({ DeletionProtectionEnabled: false }),
    ]);
    template.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'INACTIVE' });
    const stack = new AccessStack(app(), 'Test', {
      stage: checked({ ...MINIMAL, removalPolicy: 'destroy' }),
    });
    expect(stack.terminationProtection).toBe(false);
  });
});

test('the protections can be set against the default', () => {
  const stage = {
    ...MINIMAL,
    removalPolicy: 'destroy',
    terminationProtection: true,
    tables: { orders: { ...MINIMAL.tables.orders, deletionProtection: true } },
  };
  const stack = new AccessStack(app(), 'Test', { stage: checked(stage) });
  expect(stack.terminationProtection).toBe(true);
  expect(
    onlyResource(Template.fromStack(stack), 'AWS::DynamoDB::GlobalTable').Properties.Replicas,
  ).toEqual([expect.objectContaining({ DeletionProtectionEnabled: true })]);
});

test('termination protection can be off while data is retained', () => {
  const stage = { ...MINIMAL, removalPolicy: 'retain', terminationProtection: false };
  expect(new AccessStack(app(), 'Test', { stage: checked(stage) }).terminationProtection).toBe(
    false,
  );
});

test('tags are on the stack and on every type of resource that supports them', () => {
  const Tags = [
    { Key: 'stage', Value: 'everything' },
    { Key: 'team', Value: 'orders' },
  ];
  const stack = new AccessStack(app(), 'Test', { stage: checked(shippedStage('everything')) });
  expect(stack.tags.tagValues()).toEqual({ stage: 'everything', team: 'orders' });
  everything.allResourcesProperties('AWS::IAM::Role', { Tags });
  everything.allResourcesProperties('AWS::KMS::Key', { Tags });
  everything.allResourcesProperties('AWS::DynamoDB::GlobalTable', {
    Replicas: Match.arrayWith([Match.objectLike({ Tags })]),
  });
  everything.hasResourceProperties('AWS::Cognito::UserPool', {
    UserPoolTags: { stage: 'everything', team: 'orders' },
  });
});

test('properties of the stack complete those of the stage', () => {
  const stage = checked({ ...MINIMAL, tags: { team: 'orders' } });
  const env = { account: '111122223333', region: 'eu-west-1' };
  const props = { stage, env, tags: { team: 'others', cost: '1' }, terminationProtection: false };
  const stack = new AccessStack(app(), 'Test', props);
  expect(stack).toMatchObject({
    ...env,
    stackName: 'orders-minimal',
    terminationProtection: false,
  });
  expect(stack.tags.tagValues()).toEqual({ team: 'orders', cost: '1' });
});

test('the template is named after the stack', () => {
  const assembly = app();
  const stage = checked(MINIMAL);
  new AccessStack(assembly, stage.stackName, { stage });
  expect(assembly.synth().getStackByName('orders-minimal').templateFile).toBe(
    'orders-minimal.template.json',
  );
});

test('two constructs that would share a logical ID are an error, not a lost resource', () => {
  const stack = new AccessStack(app(), 'Test', { stage: checked(MINIMAL) });
  const props = {
    partitionKey: { name: 'pk', type: 'string' },
    removalPolicy: RemovalPolicy.RETAIN,
  } as const;
  new AccessTable(new AccessTable(stack, 'Orders', props), 'Table', props);
  expect(() => Template.fromStack(stack)).toThrow('OrdersTable');
});
