import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  CfnManagedPolicy,
  CfnUser,
  CfnUserToGroupAddition,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib/core';
import { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import { DirectAccess, NewUserPool, Rows } from '../../../lib';
import '../../../tools/jest-matchers/access-matchers';
import { app } from '../../synthesis';

const tenantClaim = 'custom:tenantId';
const user = {
  sub: '99999999-8888-4777-8666-555555555555',
  identityId: 'us-east-1:11111111-2222-4333-8444-555555555555',
  tenant: 'acme',
};
const request = { user, action: 'GetItem', table: 'Orders', partitionKey: 'acme' };
const elsewhere = { ...request, partitionKey: 'globex' };

/** The template of users with rows by tenant and a group, after a change. */
function changed(change: (stack: Stack, unknown: string) => void): Template {
  const stack = new Stack(app(), 'Test');
  const partitionKey = { name: 'pk', type: AttributeType.STRING };
  const table = new Table(stack, 'Orders', { partitionKey });
  const { userPool, userPoolClients } = new NewUserPool(stack, 'Users', {
    tenantClaim,
    clients: { web: {} },
  });
  const inRows = (rows: Rows) => [{ table, rows, actions: ['GetItem'] as const }];
  const tables = inRows(Rows.tenant());
  const groups = [{ groupName: 'admins', tables: inRows(Rows.all()) }];
  new DirectAccess(stack, 'Access', { userPool, userPoolClients, tables, groups, tenantClaim });
  change(stack, new CfnParameter(stack, 'Given').valueAsString);
  return Template.fromStack(stack);
}

/** A resource of the template. */
function resource(stack: Stack, path: string): CfnResource {
  const found = stack.node.findAll().find(({ node }) => node.path === `Test/${path}`);
  if (CfnResource.isCfnResource(found)) return found;
  throw new Error(path);
}

const POOL = 'Access/IdentityPool/Resource';
const PRECEDENCE = /Given\.Ref/;
const ROLE = 'Access/AuthenticatedRole/Resource/Resource';

describe('sign-in', () => {
  test('is decided where the template says everything', async () => {
    const template = changed(() => undefined);
    await expect(template).toAllow(request);
    await expect(template).toDeny(elsewhere);
    await expect(template).toAllow({ ...elsewhere, user: { ...user, groups: ['admins'] } });
  });

  test.each<[string, (stack: Stack, unknown: string) => void, RegExp]>([
    [
      'trust policy',
      (stack, unknown) =>
        resource(stack, ROLE).addPropertyOverride(
          'AssumeRolePolicyDocument.Statement.0.Condition.StringEquals',
          { 'cognito-identity.amazonaws.com:aud': stack.resolve(unknown) as unknown },
        ),
      /Given/,
    ],
    [
      'app client',
      (stack, unknown) =>
        resource(stack, POOL).addPropertyOverride(
          'CognitoIdentityProviders.0.ClientId',
          stack.resolve(unknown),
        ),
      /Given/,
    ],
    [
      'claim of a session tag',
      (stack, unknown) => {
        const tags = resource(stack, 'Access/IdentityPool/PrincipalTag');
        tags.addPropertyOverride('PrincipalTags.tokenTenant', stack.resolve(unknown));
      },
      /Given/,
    ],
    [
      'provider of a role mapping',
      (stack) => {
        const attachment = resource(stack, 'Access/IdentityPool/RoleAttachment');
        const provider = Fn.sub('${UsersResource.ProviderName}:client');
        attachment.addPropertyOverride(
          'RoleMappings.UserPool.IdentityProvider',
          stack.resolve(provider),
        );
      },
      /Fn::Sub of/,
    ],
    [
      'provider of a session tag',
      (stack, unknown) =>
        resource(stack, 'Access/IdentityPool/PrincipalTag').addPropertyOverride(
          'IdentityProviderName',
          stack.resolve(unknown),
        ),
      /Given/,
    ],
    [
      'role of users that no mapping matches',
      (stack, unknown) =>
        resource(stack, 'Access/IdentityPool/RoleAttachment').addPropertyOverride(
          'RoleMappings.UserPool.AmbiguousRoleResolution',
          stack.resolve(unknown),
        ),
      /Given/,
    ],
    [
      'precedence of a group',
      (stack, unknown) =>
        resource(stack, 'Access/GroupAdmins/Resource').addPropertyOverride(
          'Precedence',
          stack.resolve(unknown),
        ),
      PRECEDENCE,
    ],
    [
      'authenticated role',
      (stack, unknown) => {
        const path = 'Access/IdentityPool/RoleAttachment';
        resource(stack, path).addPropertyOverride('Roles.authenticated', stack.resolve(unknown));
      },
      /Given/,
    ],
    [
      'policy, which is conditional',
      (stack) => {
        const path = 'Access/AuthenticatedRole/Policy/Resource';
        condition(stack, resource(stack, path));
      },
      /IsLarge/,
    ],
    [
      'identity pool, which is conditional',
      (stack) => condition(stack, resource(stack, POOL)),
      /AccessIdentityPool/,
    ],
    [
      'identity pool, of which there are two',
      (stack) => {
        new CfnIdentityPool(stack, 'Another', { allowUnauthenticatedIdentities: false });
      },
      /AccessIdentityPool.*Another/,
    ],
    [
      'tenant, which the app client cannot read',
      (stack) => {
        resource(stack, 'Users/Resource/Client/Resource').addPropertyOverride('ReadAttributes', [
          'email',
        ]);
      },
      /UsersClient.*custom:tenantId/,
    ],
  ])('fails if only the deployment knows the %s', async (_title, change, named) => {
    const template = changed(change);
    const groups = named === PRECEDENCE ? ['admins'] : [];
    const query = { ...elsewhere, user: { ...user, groups, client: 'UsersClient' } };
    await expect(expect(template).toDeny(query)).rejects.toThrow(named);
  });

  test('is by the role mapping of the provider that its key names', async () => {
    const template = changed((stack) => {
      const [pool = '', client = ''] = [
        'Users/Resource/Resource',
        'Users/Resource/Client/Resource',
      ].map((path) => stack.getLogicalId(resource(stack, path)));
      const key = `cognito-idp.us-east-1.amazonaws.com/us-east-1_${pool}:${client}`;
      const mapping = { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' };
      const attachment = resource(stack, 'Access/IdentityPool/RoleAttachment');
      attachment.addPropertyDeletionOverride('RoleMappings.UserPool');
      attachment.addPropertyDeletionOverride('RoleMappings.UserPool2');
      attachment.addPropertyOverride(`RoleMappings.${key.replaceAll('.', '\\.')}`, mapping);
    });
    await expect(template).toAllow({ ...elsewhere, user: { ...user, groups: ['admins'] } });
  });

  test('with the classic flow, a denial is one by every role that trusts the identity pool', async () => {
    const template = changed((stack) => {
      resource(stack, POOL).addPropertyOverride('AllowClassicFlow', true);
      const path = 'Access/IdentityPool/RoleAttachment';
      resource(stack, path).addPropertyDeletionOverride('RoleMappings');
    });
    await expect(template).toAllow(request);
    await expect(expect(template).toDeny(elsewhere)).rejects.toThrow('GroupAdmins');
  });
});

describe('session of a role', () => {
  const withRole = (roleName?: string) =>
    changed((stack) => {
      new Role(stack, 'Api', { roleName, assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
      const actions = ['dynamodb:GetItem', 'dynamodb:PutItem'];
      const table = resource(stack, 'Orders/Resource');
      const resources = [`arn:aws:dynamodb:us-east-1:111122223333:table/${table.ref}`];
      new CfnManagedPolicy(stack, 'Named', {
        roles: [roleName ?? ''],
        policyDocument: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: actions,
            Resource: resources,
            Condition: { StringEquals: { 'dynamodb:ReturnValues': 'NONE' } },
          },
        },
      });
    });

  test('may have any session tag', async () => {
    const query = { ...elsewhere, user: undefined, role: 'AccessAuthenticatedRole' };
    const template = changed(() => undefined);
    await expect(expect(template).toDeny(query)).rejects.toThrow('aws:PrincipalTag/tokenTenant');
    const context = { 'aws:PrincipalTag/tokenTenant': 'globex' };
    await expect(template).toAllow({ ...query, context });
    await expect(template).toDeny({ ...query, context, partitionKey: 'acme' });
  });

  test('has policies that name the role, and the values of condition keys in the context', async () => {
    const put = { role: 'Api', action: 'PutItem', table: 'Orders', partitionKey: 'a' };
    const template = withRole('api-role');
    await expect(template).toAllow(put);
    await expect(template).toDeny({ ...put, context: { 'dynamodb:ReturnValues': 'ALL_OLD' } });
  });
});

describe('session of an IAM user', () => {
  const tool = { ...elsewhere, user: 'Tool' };

  test('has no token and no session tags', async () => {
    const template = changed((stack) => {
      const Statement = {
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: '*',
        Condition: { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z' } },
      };
      const policyDocument = { Version: '2012-10-17', Statement };
      new CfnUser(stack, 'Tool', { policies: [{ policyName: 'Tool', policyDocument }] });
    });
    await expect(template).toDeny(tool);
  });

  test('is unknown if the user is in a group', async () => {
    const template = changed((stack) => {
      const users = [new CfnUser(stack, 'Tool').ref];
      new CfnUserToGroupAddition(stack, 'Membership', { groupName: 'tools', users });
    });
    await expect(expect(template).toDeny(tool)).rejects.toThrow('groups of Tool');
  });
});

function condition(stack: Stack, onResource: CfnResource): void {
  const expression = Fn.conditionEquals(Fn.ref('Given'), 'large');
  onResource.cfnOptions.condition = new CfnCondition(stack, 'IsLarge', { expression });
}
