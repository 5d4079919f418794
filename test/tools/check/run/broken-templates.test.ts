import { ITEM_ACTIONS } from '../../../../lib/access/item-actions';
import { MINIMAL, withTable } from '../../../stages';
import { unexpectedOutcomes, type Break } from './simulated-stage';
import { probeLines } from '../probes/probe-lines';

const OWN = withTable({ rows: 'own' });
const TENANTS = withTable(
  { rows: 'tenant' },
  { identity: { tenantClaim: 'custom:t' }, tenants: { acme: { maxSessionDuration: '2h' } } },
);
const CLASSIC = { ...TENANTS, identity: { tenantClaim: 'custom:t', classicFlow: true } };

const INDEX = { partitionKey: { name: 'at', type: 'string' } };
const BATCHES = withTable({
  rows: 'own',
  actions: ITEM_ACTIONS.filter((action) => action !== 'Scan'),
  indexes: { byDate: INDEX },
});
const GROUP = withTable(
  { rows: 'own' },
  {
    groups: {
      admins: { precedence: 1, tables: { orders: { rows: 'all', actions: ['GetItem'] } } },
    },
  },
);
const WRITE_ALL = { rows: 'all', actions: ['PutItem'] };
const GROUP_OF_CLIENTS = { ...GROUP, identity: { userPool: { clients: { web: {} } } } };
const ROLE_OF_GROUP = { 'Fn::GetAtt': ['AuthenticatedRoleGroupAdmins', 'Arn'] };
const isGroups = (id: string) => id.includes('Group');
const CLIENTS = {
  ...TENANTS,
  identity: { tenantClaim: 'custom:t', userPool: { clients: { web: {} } } },
};
const OF_WEB = {
  acme: 'user of tenant acme, client web',
  nobody: 'user without a tenant, client web',
};
const web = (change: (properties: any) => void) =>
  each('AWS::Cognito::UserPoolClient', (properties, id) => {
    if (id === 'UserPoolWebClient') change(properties);
  });

const WRITE_ONLY = withTable({ rows: 'own', actions: ['PutItem', 'UpdateItem'] });
const RETURNED = [
  'PutItem UpdateItem | orders, own item, ReturnValues ALL_OLD',
  'UpdateItem | orders, own item, ReturnValues UPDATED_OLD',
  'UpdateItem | orders, own item, ReturnValues ALL_NEW',
  'UpdateItem | orders, own item, ReturnValues UPDATED_NEW',
];

/** Changes every resource of a type; there must be one. */
const each =
  (type: string, change: (properties: any, id: string) => void): Break =>
  (resources) => {
    const found = Object.entries(resources).filter(([, { Type }]) => Type === type);
    expect(found).not.toEqual([]);
    found.forEach(([id, { Properties }]) => change(Properties, id));
  };
const statements = (change: (statement: any) => void) =>
  each('AWS::IAM::ManagedPolicy', ({ PolicyDocument }) => PolicyDocument.Statement.forEach(change));
const alsoAllowed = (...Action: string[]): Break =>
  each('AWS::IAM::ManagedPolicy', ({ PolicyDocument: { Statement } }) => {
    const [{ Resource }] = Statement;
    Statement.push({ Effect: 'Allow', Action, Resource });
  });
const pool = (change: (properties: any) => void) => each('AWS::Cognito::IdentityPool', change);
const trust = (isBroken: (id: string) => boolean, change: (condition: any) => void) =>
  each('AWS::IAM::Role', ({ AssumeRolePolicyDocument: { Statement } }, id) => {
    if (isBroken(id)) Statement.forEach((one: any) => change(one.Condition));
  });
const roleMapping = (change: (mapping: any) => void) =>
  each('AWS::Cognito::IdentityPoolRoleAttachment', ({ RoleMappings }) =>
    Object.values(RoleMappings).forEach(change),
  );

const isTenants = (id: string) => id.includes('Tenant');

describe('faulty template', () => {
  /** The probes that detect each fault, with the expected outcome. */
  test.each<[string, unknown, Break, string[]]>([
    [
      'no condition on the partition key',
      OWN,
      statements((one) => delete one.Condition),
      [
        'user 1 | PutItem GetItem UpdateItem | orders, item of user 2 | denied',
        'user 2 | PutItem GetItem UpdateItem | orders, item of user 1 | denied',
        'user 1 | TransactGetItems | orders, own item and item of user 2 | denied',
      ],
    ],
    [
      'a condition that one of several keys fulfils',
      BATCHES,
      statements(({ Condition }) => {
        Condition['ForAnyValue:StringEquals'] = Condition['ForAllValues:StringEquals'];
        delete Condition['ForAllValues:StringEquals'];
      }),
      [
        'user 1 | TransactGetItems BatchGetItem BatchWriteItem TransactWriteItems | orders, own item and item of user 2 | denied',
      ],
    ],
    [
      'an index of isolated rows',
      BATCHES,
      statements((one) => {
        one.Resource = [one.Resource, { 'Fn::Join': ['', [one.Resource, '/index/byDate']] }];
      }),
      ['user 1 | Query | orders, index byDate | denied'],
    ],
    [
      'an index that the stage does not name',
      withTable({ actions: ['Scan'], indexes: { byDate: INDEX, byState: INDEX } }),
      statements((one) => {
        one.Resource = [one.Resource, { 'Fn::Join': ['', [one.Resource, '/index/byState']] }];
      }),
      ['user 1 | Scan | orders, index byState | denied'],
    ],
    [
      'a condition that any key fulfils',
      withTable({ rows: 'tenant' }, { identity: { tenantClaim: 'custom:t' } }),
      statements((one) => {
        one.Condition = { StringLike: { 'aws:PrincipalTag/tokenTenant': '*' } };
      }),
      [
        'user of tenant check-tenant-1 | PutItem GetItem UpdateItem | orders, item of user of tenant check-tenant-2 | denied',
        'user of tenant check-tenant-2 | PutItem GetItem UpdateItem | orders, item of user of tenant check-tenant-1 | denied',
        'user of tenant check-tenant-1 | TransactGetItems | orders, own item and item of user of tenant check-tenant-2 | denied',
      ],
    ],
    [
      'a tenant that users write themselves',
      TENANTS,
      each('AWS::Cognito::UserPoolClient', ({ WriteAttributes }) =>
        WriteAttributes.push('custom:t'),
      ),
      ['user of tenant acme | UpdateUserAttributes | their own tenant | denied'],
    ],
    [
      'an app client that does not say what users write',
      TENANTS,
      each('AWS::Cognito::UserPoolClient', (client) => delete client.WriteAttributes),
      ['user of tenant acme | UpdateUserAttributes | their own tenant | denied'],
    ],
    [
      'a further client with which users write their tenant',
      CLIENTS,
      web(({ WriteAttributes }) => WriteAttributes.push('custom:t')),
      [`${OF_WEB.acme} | UpdateUserAttributes | their own tenant | denied`],
    ],
    [
      'a further client without its own role mapping',
      CLIENTS,
      each('AWS::Cognito::IdentityPoolRoleAttachment', ({ RoleMappings }) => {
        delete RoleMappings.UserPool2;
      }),
      [
        // The authenticated role does not trust users of a tenant with a role.
        `${OF_WEB.acme} | GetCredentialsForIdentity | their ID token | allowed`,
        `${OF_WEB.nobody} | GetCredentialsForIdentity | their ID token | denied`,
        `${OF_WEB.acme} | PutItem GetItem UpdateItem | orders, own item | allowed`,
      ],
    ],
    [
      'an app client that the stage does not have',
      CLIENTS,
      pool(({ CognitoIdentityProviders: providers }) =>
        providers.push({ ...providers[0], ClientId: 'other' }),
      ),
      ['invalid token | GetId GetCredentialsForIdentity | a token of another app client | denied'],
    ],
    ['a scan', OWN, alsoAllowed('dynamodb:Scan'), ['user 1 | Scan | orders, own item | denied']],
    [
      'deletions, in transactions too',
      OWN,
      alsoAllowed('dynamodb:DeleteItem'),
      ['user 1 | TransactWriteItems DeleteItem | orders, own item | denied'],
    ],
    [
      'PartiQL',
      OWN,
      alsoAllowed('dynamodb:PartiQL*'),
      [
        'user 1 | PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete | orders, own item | denied',
      ],
    ],
    [
      'batches',
      OWN,
      alsoAllowed('dynamodb:Batch*', 'dynamodb:Query'),
      ['user 1 | Query BatchGetItem BatchWriteItem | orders, own item | denied'],
    ],
    [
      'an action that the stage leaves out',
      withTable({ rows: 'own', actions: ['GetItem'] }),
      statements((one) => (one.Action = ['dynamodb:GetItem', 'dynamodb:PutItem'])),
      [
        'user 1 | PutItem | orders, own item | denied',
        'user 2 | PutItem | orders, own item | denied',
      ],
    ],
    [
      'writes that return the stored item',
      WRITE_ONLY,
      statements(({ Condition }) => delete Condition.StringEquals),
      RETURNED.map((value) => `user 1 | ${value} | denied`),
    ],
    [
      'updates that return what they change',
      WRITE_ONLY,
      statements(({ Condition: { StringEquals } }) => {
        StringEquals['dynamodb:ReturnValues'] = ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'];
      }),
      RETURNED.filter((value) => value.includes('UPDATED')).map(
        (value) => `user 1 | ${value} | denied`,
      ),
    ],
    [
      'any table',
      MINIMAL,
      statements((one) => (one.Resource = '*')),
      ['user 1 | PutItem GetItem UpdateItem | another table | denied'],
    ],
    [
      'guests',
      OWN,
      pool((one) => (one.AllowUnauthenticatedIdentities = true)),
      ['unauthenticated | GetId GetCredentialsForIdentity | no token | denied'],
    ],
    [
      'a role for guests',
      OWN,
      each('AWS::Cognito::IdentityPoolRoleAttachment', ({ Roles }) => {
        Roles.unauthenticated = Roles.authenticated;
      }),
      ['unauthenticated | GetId GetCredentialsForIdentity | no token | denied'],
    ],
    [
      'tokens that nobody checks',
      OWN,
      pool(({ CognitoIdentityProviders: [provider] }) => (provider.ServerSideTokenCheck = false)),
      ['invalid token | GetId GetCredentialsForIdentity | a tampered ID token | denied'],
    ],
    [
      'the classic flow',
      OWN,
      pool((one) => (one.AllowClassicFlow = true)),
      ['user 1 | GetOpenIdToken | their ID token | denied'],
    ],
    [
      'a role for users without a tenant',
      TENANTS,
      roleMapping((one) => (one.AmbiguousRoleResolution = 'AuthenticatedRole')),
      ['user without a tenant | GetCredentialsForIdentity | their ID token | denied'],
    ],
    [
      'a role of a tenant for any other, in the pool and in its trust',
      TENANTS,
      (resources) => {
        roleMapping(({ RulesConfiguration: { Rules } }) => {
          const [ofAcme] = Rules;
          Rules.push({ ...ofAcme, MatchType: 'NotEqual' });
        })(resources);
        trust(
          isTenants,
          ({ StringEquals }) => delete StringEquals['aws:RequestTag/tokenTenant'],
        )(resources);
      },
      [
        'user of tenant check-tenant-1 | GetCredentialsForIdentity | their ID token, role of tenant acme | denied',
      ],
    ],
    [
      'a role of a tenant that trusts any, in the classic flow',
      CLASSIC,
      trust(isTenants, ({ StringEquals }) => delete StringEquals['aws:RequestTag/tokenTenant']),
      [
        'user of tenant check-tenant-1 | AssumeRoleWithWebIdentity | their ID token, role of tenant acme | denied',
        'user without a tenant | AssumeRoleWithWebIdentity | their ID token, role of tenant acme | denied',
      ],
    ],
    [
      'an authenticated role that trusts tenants with a role too, in the classic flow',
      CLASSIC,
      trust(
        (id) => !isTenants(id),
        (condition) => delete condition.StringNotEquals,
      ),
      ['user of tenant acme | AssumeRoleWithWebIdentity | their ID token | denied'],
    ],
    [
      'a role of a group for everybody',
      GROUP,
      each('AWS::Cognito::IdentityPoolRoleAttachment', ({ Roles }) => {
        Roles.authenticated = ROLE_OF_GROUP;
      }),
      [
        'user 1 | GetItem | orders, item of user 2 | denied',
        'user 2 | GetItem | orders, item of user 1 | denied',
        'user 1 | TransactGetItems | orders, own item and item of user 2 | denied',
      ],
    ],
    [
      'groups that the pool does not map',
      GROUP,
      each('AWS::Cognito::IdentityPoolRoleAttachment', (one) => delete one.RoleMappings),
      ['member of group admins | GetItem | orders, item of user 1 | allowed'],
    ],
    [
      'groups that the pool does not map for a further client',
      GROUP_OF_CLIENTS,
      each('AWS::Cognito::IdentityPoolRoleAttachment', ({ RoleMappings }) => {
        delete RoleMappings.UserPool2;
      }),
      ['member of group admins, client web | GetItem | orders, item of user 1 | allowed'],
    ],
    [
      'a further client that gives everybody the role of a group',
      GROUP_OF_CLIENTS,
      each('AWS::Cognito::IdentityPoolRoleAttachment', ({ RoleMappings }) => {
        const rule = { Claim: 'sub', MatchType: 'NotEqual', Value: '-', RoleARN: ROLE_OF_GROUP };
        Object.assign(RoleMappings.UserPool2, {
          Type: 'Rules',
          RulesConfiguration: { Rules: [rule] },
        });
      }),
      [
        'user 1, client web | GetCredentialsForIdentity | their ID token, role of group admins | denied',
        'user 1, client web | GetItem | orders, item of user 1 | denied',
      ],
    ],
    [
      'a further client whose tokens nobody checks',
      GROUP_OF_CLIENTS,
      pool(({ CognitoIdentityProviders: [, second] }) => (second.ServerSideTokenCheck = false)),
      ['invalid token | GetId GetCredentialsForIdentity | a tampered ID token | denied'],
    ],
    [
      'a group that allows another action',
      GROUP,
      each('AWS::IAM::ManagedPolicy', ({ PolicyDocument: { Statement } }, id) => {
        if (isGroups(id)) Statement[0].Action = ['dynamodb:GetItem', 'dynamodb:Scan'];
      }),
      ['member of group admins | Scan | orders, own item | denied'],
    ],
    [
      'a write-only group whose writes return the stored item, beside reading by everybody',
      withTable(
        { rows: 'own', actions: ['GetItem'] },
        { groups: { admins: { precedence: 1, tables: { orders: WRITE_ALL } } } },
      ),
      each('AWS::IAM::ManagedPolicy', ({ PolicyDocument: { Statement } }, id) => {
        if (isGroups(id)) delete Statement[0].Condition;
      }),
      ['member of group admins | PutItem | orders, own item, ReturnValues ALL_OLD | denied'],
    ],
    [
      'a group that allows its actions on any table',
      GROUP,
      each('AWS::IAM::ManagedPolicy', ({ PolicyDocument: { Statement } }, id) => {
        if (isGroups(id))
          Object.assign(Statement[0], { Action: 'dynamodb:GetItem', Resource: '*' });
      }),
      ['member of group admins | GetItem | another table | denied'],
    ],
    [
      'a group without the policies of the authenticated role',
      GROUP,
      each('AWS::IAM::Role', ({ ManagedPolicyArns }, id) => {
        if (isGroups(id)) ManagedPolicyArns.shift();
      }),
      ['member of group admins | PutItem UpdateItem | orders, own item | allowed'],
    ],
    [
      'no policy',
      MINIMAL,
      each('AWS::IAM::Role', (role) => delete role.ManagedPolicyArns),
      [
        'user 1 | PutItem GetItem UpdateItem | orders, own item | allowed',
        'user 2 | PutItem GetItem UpdateItem | orders, own item | allowed',
        'user 1 | PutItem GetItem UpdateItem | orders, item of user 2 | allowed',
        'user 2 | PutItem GetItem UpdateItem | orders, item of user 1 | allowed',
      ],
    ],
  ])('fails exactly these probes with %s', async (_what, stage, damage, expected) => {
    const { wrong } = await unexpectedOutcomes(stage, damage);
    expect(probeLines(wrong)).toEqual(expected);
  });
});
