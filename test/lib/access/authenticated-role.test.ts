import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { TenantSessions } from '../../../lib/access/tenant-sessions';
import { MINIMAL } from '../../stages';
import { onlyResource, permissionStatements, propertiesOf, templateOf } from '../../synthesis';
import {
  authenticatedRole,
  signedInStack,
  signedInTemplate,
  TENANT_CLAIM,
  type SignedIn,
} from './signed-in';

const revokeIssuedBefore = new Date('2026-11-20T14:30:00Z');
const role = (props: SignedIn = {}) =>
  onlyResource(signedInTemplate(props), 'AWS::IAM::Role').Properties;

describe('authenticated role', () => {
  test('has the name of the props, or a generated one', () => {
    expect(role({ roleName: 'signed-in' }).RoleName).toBe('signed-in');
    expect(role()).not.toHaveProperty('RoleName');
  });

  test("has the maximum session duration of the props, or IAM's default", () => {
    expect(role({ maxSessionDuration: Duration.hours(2) }).MaxSessionDuration).toBe(7200);
    expect(role()).not.toHaveProperty('MaxSessionDuration');
  });

  test('has the tags that rows and tenants need', () => {
    const rows = { by: 'own', id: 'userSub', match: 'exact' } as const;
    expect(authenticatedRole().principalTags).toEqual({});
    expect(authenticatedRole({ rows, tenantClaim: TENANT_CLAIM }).principalTags).toEqual({
      tokenSub: 'sub',
      tokenTenant: TENANT_CLAIM,
    });
  });

  test('has no roles by claim if no tenant has a role', () => {
    const tenants = [{ id: 'acme', revokeIssuedBefore }];
    const { rolesByClaim } = authenticatedRole({ tenantClaim: TENANT_CLAIM, tenants });
    expect(rolesByClaim).toBeUndefined();
  });

  test('has a statement for each table of other actions', () => {
    const { orders } = MINIMAL.tables;
    const tables = { orders, catalogue: { ...orders, actions: ['GetItem'] } };
    expect(permissionStatements(templateOf({ ...MINIMAL, tables }))).toEqual([
      {
        Sid: 'GetPutUpdateItemsOfOrdersTable',
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        Resource: { 'Fn::GetAtt': ['OrdersTable', 'Arn'] },
      },
      {
        Sid: 'GetItemsOfCatalogueTable',
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: { 'Fn::GetAtt': ['CatalogueTable', 'Arn'] },
      },
    ]);
  });
});

describe('roles of tenants', () => {
  const tenants: TenantSessions[] = [
    { id: 'dev01', maxSessionDuration: Duration.hours(4) },
    { id: 'acme-corp', maxSessionDuration: Duration.hours(1) },
    { id: 'globex', revokeIssuedBefore },
  ];
  const props = { tenantClaim: TENANT_CLAIM, tenants, maxSessionDuration: Duration.hours(2) };
  const roles = () => signedInTemplate(props).findResources('AWS::IAM::Role');

  test('are there for those with a session duration of their own', () => {
    const durations = Object.entries(roles()).map(([id, { Properties }]) => [
      id,
      Properties.MaxSessionDuration,
    ]);
    expect(Object.fromEntries(durations)).toEqual({
      AuthenticatedRole: 7200,
      AuthenticatedRoleTenantDev01: 14400,
      AuthenticatedRoleTenantAcmeX2Dcorp: 3600,
    });
  });

  test('have the policies of the authenticated role, and no others', () => {
    expect(Object.values(roles()).map(({ Properties }) => Properties)).toEqual(
      Array.from({ length: 3 }, () =>
        expect.objectContaining({
          ManagedPolicyArns: [
            { Ref: 'AuthenticatedRolePolicy' },
            { Ref: 'AuthenticatedRoleRevocationPolicy' },
          ],
        }),
      ),
    );
    expect(Object.values(roles()).filter(({ Properties }) => Properties.Policies)).toEqual([]);
  });

  test('are given by the claim', () => {
    const { rolesByClaim } = authenticatedRole(props);
    expect(rolesByClaim?.claim).toBe(TENANT_CLAIM);
    expect(rolesByClaim?.roles.map(({ value }) => value)).toEqual(['dev01', 'acme-corp']);
  });

  test('are outputs of a stage, for clients that request a role', () => {
    const stage = {
      ...MINIMAL,
      identity: { tenantClaim: TENANT_CLAIM },
      tenants: {
        dev01: { maxSessionDuration: 7200 },
        'acme-corp': { maxSessionDuration: 3600 },
      },
    };
    expect(templateOf(stage).toJSON().Outputs).toMatchObject({
      TenantDev01RoleArn: { Value: { 'Fn::GetAtt': ['AuthenticatedRoleTenantDev01', 'Arn'] } },
      TenantAcmeX2DcorpRoleArn: {
        Value: { 'Fn::GetAtt': ['AuthenticatedRoleTenantAcmeX2Dcorp', 'Arn'] },
      },
    });
  });

  test('have all of several policies', () => {
    const ids = Array.from({ length: 70 }, (_, n) => `table${n}`);
    const template = templateOf({
      ...MINIMAL,
      identity: { tenantClaim: TENANT_CLAIM },
      tables: Object.fromEntries(ids.map((id) => [id, MINIMAL.tables.orders])),
      tenants: { acme: { maxSessionDuration: 3600, revokeIssuedBefore: '2026-11-20T14:30:00Z' } },
    });
    const policies = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
    expect(policies).toHaveLength(3);
    template.resourceCountIs('AWS::IAM::Role', 2);
    template.allResourcesProperties('AWS::IAM::Role', {
      ManagedPolicyArns: policies.map((id) => ({ Ref: id })),
    });
  });
});

describe('role of a group', () => {
  const ROLE = 'AuthenticatedRoleGroupAdmins';
  const props: SignedIn = {
    actions: ['PutItem'],
    rows: { by: 'own', id: 'identityId', match: 'exact' },
    admins: { actions: ['GetItem'], rows: { by: 'all' } },
  };
  const roles = (more: SignedIn = {}) =>
    signedInTemplate({ ...props, ...more }).findResources('AWS::IAM::Role');

  test('has the trust policy of the authenticated role, and its policies with those of the group', () => {
    const { AuthenticatedRole: everybody, [ROLE]: admins, ...others } = roles();
    expect(others).toEqual({});
    expect(admins?.Properties.AssumeRolePolicyDocument).toEqual(
      everybody?.Properties.AssumeRolePolicyDocument,
    );
    expect(everybody?.Properties.ManagedPolicyArns).toEqual([{ Ref: 'AuthenticatedRolePolicy' }]);
    expect(admins?.Properties.ManagedPolicyArns).toEqual([
      { Ref: 'AuthenticatedRolePolicy' },
      { Ref: `${ROLE}Policy` },
    ]);
  });

  test('allows the grants of the group in statements of their own', () => {
    const { PolicyDocument } = propertiesOf(
      signedInTemplate(props),
      'AWS::IAM::ManagedPolicy',
      `${ROLE}Policy`,
    );
    expect(PolicyDocument.Statement).toEqual([
      {
        Sid: 'GetItemsOfOrdersTable',
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: { 'Fn::GetAtt': ['OrdersTable', 'Arn'] },
      },
    ]);
  });

  test('is revoked with the authenticated role, also what only the group allows', () => {
    const revoked = signedInTemplate({ ...props, revokeIssuedBefore });
    const id = 'AuthenticatedRoleRevocationPolicy';
    const { PolicyDocument } = propertiesOf(revoked, 'AWS::IAM::ManagedPolicy', id);
    expect(PolicyDocument.Statement[0].Action).toEqual(['dynamodb:GetItem', 'dynamodb:PutItem']);
    const { ManagedPolicyArns } = propertiesOf(revoked, 'AWS::IAM::Role', ROLE);
    expect(ManagedPolicyArns).toContainEqual({ Ref: id });
  });

  test('has session tags for its own row scopes, and so has the authenticated role', () => {
    const rows = { by: 'own', id: 'userSub', match: 'exact' } as const;
    const tagged: SignedIn = { admins: { actions: ['GetItem'], rows } };
    expect(authenticatedRole(tagged).principalTags).toEqual({ tokenSub: 'sub' });
    const actions = Object.entries(roles(tagged)).map(([id, { Properties }]) => [
      id,
      Properties.AssumeRolePolicyDocument.Statement[0].Action,
    ]);
    const withTags = ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'];
    expect(Object.fromEntries(actions)).toEqual({ AuthenticatedRole: withTags, [ROLE]: withTags });
  });

  test('has the maximum session duration of the authenticated role', () => {
    const { [ROLE]: admins } = roles({ maxSessionDuration: Duration.hours(2) });
    expect(admins?.Properties.MaxSessionDuration).toBe(7200);
  });
});

describe('managed policies of the role of a group', () => {
  /** The group may read so many tables with the longest names, of which a managed policy holds {@link OF_A_POLICY}. */
  const template = (count: number, props: SignedIn = {}) => {
    const imported = new Stack();
    const tables = Array.from({ length: count }, (_, n) => {
      const name = `t${n}`.padEnd(255, 'x');
      const arn = `arn:aws:dynamodb:us-east-1:111122223333:table/${name}`;
      const table = Table.fromTableArn(imported, `Table${n}`, arn);
      const rows = { by: 'all' } as const;
      return { name: `Table${n}`, table, actions: ['GetItem'] as const, rows };
    });
    return signedInTemplate({ ...props, groups: [{ groupName: 'admins', tables }] });
  };
  const OF_A_POLICY = 19;
  const MOST = 8 * OF_A_POLICY;
  const tenants = [{ id: 'acme' }, { id: 'globex', revokeIssuedBefore }];

  test.each<[string, SignedIn, number]>([
    ['without a revocation leave room for one', {}, 9],
    ['with one need no more', { revokeIssuedBefore }, 10],
    ['with that of a tenant need no more', { tenants, tenantClaim: TENANT_CLAIM }, 10],
  ])('%s', (_what, props, attached) => {
    const { ManagedPolicyArns } = propertiesOf(
      template(MOST, props),
      'AWS::IAM::Role',
      'AuthenticatedRoleGroupAdmins',
    );
    expect(ManagedPolicyArns).toHaveLength(attached);
    expect(() => template(MOST + 1, props)).toThrow(/11 managed policies .*IAM allows 10/);
  });

  test('cannot be combined with roles of tenants, because an app client has one role mapping', () => {
    const withRole = [{ id: 'acme', maxSessionDuration: Duration.hours(1) }];
    const props = { tenants: withRole, tenantClaim: TENANT_CLAIM };
    expect(() => template(1, props)).toThrow(/Groups .* tenants .*maxSessionDuration/);
    expect(() => template(1, { ...props, tenants: [{ id: 'acme' }] })).not.toThrow();
  });
});

describe('role names in us-gov-east-1', () => {
  const NAMED = 'a-role-name-of-20-ch';
  const WITH_ROLE = [{ id: 'acme', maxSessionDuration: Duration.hours(1) }];

  test.each<[string, string | undefined, readonly TenantSessions[], string[]]>([
    ['us-gov-east-1', undefined, [], ['roleName']],
    ['us-gov-east-1', 'a-role-name-of-21-cha', [], ['roleName']],
    ['us-gov-east-1', NAMED, [], []],
    ['us-gov-east-1', NAMED, WITH_ROLE, ['maxSessionDuration']],
    ['us-gov-east-1', undefined, WITH_ROLE, ['roleName', 'maxSessionDuration']],
    ['us-gov-east-1', NAMED, [{ id: 'acme', revokeIssuedBefore }], []],
    ['us-gov-west-1', undefined, WITH_ROLE, []],
  ])(
    'in %s the name %s and the tenants %j: the warning names the keys %j',
    (region, roleName, tenants, keys) => {
      const printed = jest.spyOn(console, 'error').mockImplementation();
      const stack = signedInStack(
        { roleName, tenants, tenantClaim: TENANT_CLAIM },
        { env: { region } },
      );
      const warnings = Annotations.fromStack(stack).findWarning(
        '*',
        Match.stringLikeRegexp('more than 20 characters.*dynamodb-direct-access:longRoleName'),
      );
      printed.mockRestore();
      const found = warnings.flatMap(({ entry }) =>
        JSON.stringify(entry.data).match(/roleName|maxSessionDuration/g),
      );
      expect(found).toEqual(keys);
    },
  );
});
