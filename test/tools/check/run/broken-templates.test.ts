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
      ['guest | GetId GetCredentialsForIdentity | no token | denied'],
    ],
    [
      'a role for guests',
      OWN,
      each('AWS::Cognito::IdentityPoolRoleAttachment', ({ Roles }) => {
        Roles.unauthenticated = Roles.authenticated;
      }),
      ['guest | GetId GetCredentialsForIdentity | no token | denied'],
    ],
    [
      'tokens that nobody checks',
      OWN,
      pool(({ CognitoIdentityProviders: [provider] }) => (provider.ServerSideTokenCheck = false)),
      ['stranger | GetId GetCredentialsForIdentity | a tampered ID token | denied'],
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
