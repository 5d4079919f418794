import {
  CfnUserPoolGroup,
  ClientAttributes,
  UserPool,
  UserPoolClient,
  type IUserPool,
  type UserPoolClientOptions,
} from 'aws-cdk-lib/aws-cognito';
import { AttributeType, Table, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  CfnParameter,
  Duration,
  Stack,
  type App,
  type Environment,
  type StackProps,
} from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AccessTable,
  DirectAccess,
  NewUserPool,
  Rows,
  type DirectAccessGroup,
  type DirectAccessProps,
  type DirectAccessTable,
} from '../../lib';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { app, onlyResource, permissionStatements, templateOf, templateWith } from '../synthesis';
import { MINIMAL } from '../stages';

const partitionKey = { name: 'pk', type: AttributeType.STRING };
const ALL = { rows: Rows.all(), actions: ['GetItem'] } as const;

function template(props: Partial<DirectAccessProps> = {}): Template {
  return templateWith((stack) => {
    const table = new TableV2(stack, 'Orders', { partitionKey });
    new DirectAccess(stack, 'Access', { tables: [{ ...ALL, table }], ...props });
  });
}

function imported(stack: Stack) {
  return {
    userPool: UserPool.fromUserPoolId(stack, 'Users', 'eu-west-1_AbCdEf123'),
    userPoolClients: [UserPoolClient.fromUserPoolClientId(stack, 'Client', '1example23456789')],
  };
}

function types(made: Template): string[] {
  return Object.values<{ Type: string }>(made.toJSON().Resources).map(({ Type }) => Type);
}

describe('direct access without a user pool', () => {
  test('makes the resources of the smallest stage file', () => {
    expect(types(template()).sort()).toEqual(types(templateOf(MINIMAL)).sort());
  });

  test('has the pool, app client, trust and item policy of a stage file', () => {
    const tables = { orders: { ...MINIMAL.tables.orders, rows: 'own' } };
    const ofStage = templateOf({ ...MINIMAL, tables });
    const own = templateWith((stack) => {
      const table = new TableV2(stack, 'OrdersTable', { partitionKey });
      const actions = ['GetItem', 'PutItem', 'UpdateItem'] as const;
      const props = { tables: [{ table, rows: Rows.own(), actions }] };
      new DirectAccess(stack, 'Default', { ...props, removalPolicy: RemovalPolicy.RETAIN });
    });
    const plain = (made: Template) =>
      JSON.parse(JSON.stringify(made.toJSON().Resources).replaceAll('"Default', '"'));
    for (const id of ['UserPool', 'UserPoolClient', 'IdentityPool', 'AuthenticatedRolePolicy']) {
      expect(plain(own)[id].Properties).toEqual(plain(ofStage)[id].Properties);
    }
    const { AssumeRolePolicyDocument } = plain(own).AuthenticatedRole.Properties;
    expect(AssumeRolePolicyDocument).toEqual(
      plain(ofStage).AuthenticatedRole.Properties.AssumeRolePolicyDocument,
    );
  });

  test('keeps the pools unless they may be destroyed', () => {
    const policies = (made: Template) =>
      ['AWS::Cognito::UserPool', 'AWS::Cognito::IdentityPool'].map(
        (type) => Object.values(made.findResources(type))[0]?.DeletionPolicy,
      );
    expect(policies(template())).toEqual(['Retain', 'Retain']);
    const destroyed = template({ removalPolicy: RemovalPolicy.DESTROY });
    expect(policies(destroyed)).toEqual(['Delete', 'Delete']);
  });
});

describe('direct access for an imported user pool', () => {
  test('names it by the region in its ID', () => {
    const made = templateWith((stack) => {
      const table = Table.fromTableName(stack, 'Orders', 'orders');
      new DirectAccess(stack, 'Access', { ...imported(stack), tables: [{ ...ALL, table }] });
    });
    expect(types(made).sort()).toEqual([
      'AWS::Cognito::IdentityPool',
      'AWS::Cognito::IdentityPoolRoleAttachment',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::Role',
    ]);
    const { Properties } = onlyResource(made, 'AWS::Cognito::IdentityPool');
    expect(Properties.CognitoIdentityProviders).toEqual([
      {
        ClientId: '1example23456789',
        ProviderName: {
          'Fn::Join': [
            '',
            ['cognito-idp.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/eu-west-1_AbCdEf123'],
          ],
        },
        ServerSideTokenCheck: true,
      },
    ]);
    expect(permissionStatements(made)).toEqual([
      expect.objectContaining({ Sid: 'GetItemsOfOrders', Action: 'dynamodb:GetItem' }),
    ]);
  });

  test('takes the IDs of pool, app client, claim, table and key from parameters', () => {
    const made = templateWith((stack) => {
      const value = (id: string) => new CfnParameter(stack, id).valueAsString;
      const table = TableV2.fromTableArn(stack, 'Orders', value('TableArn'));
      const encryptionKey = Key.fromKeyArn(stack, 'Key', value('KeyArn'));
      new DirectAccess(stack, 'Access', {
        userPool: UserPool.fromUserPoolId(stack, 'Users', value('PoolId')),
        userPoolClients: [UserPoolClient.fromUserPoolClientId(stack, 'Client', value('ClientId'))],
        tables: [{ ...ALL, rows: Rows.tenant(), table, encryptionKey }],
        tenantClaim: value('Claim'),
      });
    });
    const tag = onlyResource(made, 'AWS::Cognito::IdentityPoolPrincipalTag').Properties;
    expect(tag.PrincipalTags).toEqual({ tokenTenant: { Ref: 'Claim' } });
    const { Properties } = onlyResource(made, 'AWS::Cognito::IdentityPool');
    const [{ ClientId, ProviderName }] = Properties.CognitoIdentityProviders;
    expect(ClientId).toEqual({ Ref: 'ClientId' });
    expect(JSON.stringify(ProviderName)).toContain('{"Ref":"AWS::Region"}');
    expect(permissionStatements(made).map(({ Resource }) => Resource)).toEqual([
      { Ref: 'TableArn' },
      { Ref: 'KeyArn' },
    ]);
  });
});

test('direct access takes pool and table of another stack', () => {
  const scope = app();
  const data = new Stack(scope, 'Data');
  const userPool = new UserPool(data, 'Users');
  const userPoolClients = [userPool.addClient('Web')];
  const table = new Table(data, 'Orders', { partitionKey });
  const stack = new Stack(scope, 'Users');
  new DirectAccess(stack, 'Access', { userPool, userPoolClients, tables: [{ ...ALL, table }] });
  const made = Template.fromStack(stack);
  expect(types(made)).not.toContain('AWS::Cognito::UserPool');
  expect(permissionStatements(made)).toHaveLength(1);
  expect(stack.dependencies).toEqual([data]);
});

test('direct access grants the customer managed key of a table, made here or named', () => {
  const made = templateWith(
    (stack) => {
      const key = new Key(stack, 'Key');
      const encryption = TableEncryptionV2.customerManagedKey(key);
      const mine = new TableV2(stack, 'Mine', { partitionKey, encryption });
      const theirs = TableV2.fromTableName(stack, 'Theirs', 'theirs');
      const tables = [
        { ...ALL, table: mine },
        { ...ALL, table: theirs, encryptionKey: key },
      ];
      new DirectAccess(stack, 'Access', { ...imported(stack), tables });
    },
    { env: { region: 'us-east-1' } },
  );
  expect(permissionStatements(made).map(({ Sid }) => Sid)).toEqual([
    'GetItemsOfMineAndOthers',
    'UseKeyOfMineAndOthersThroughDynamoDB',
  ]);
});

test('direct access grants queries of named indexes', () => {
  const tables = (stack: Stack) => [
    {
      table: Table.fromTableName(stack, 'Orders', 'orders'),
      rows: Rows.all(),
      actions: ['Query', 'DeleteItem'] as const,
      queryIndexes: ['byDate'],
    },
  ];
  const made = templateWith((stack) => {
    new DirectAccess(stack, 'Access', { ...imported(stack), tables: tables(stack) });
  });
  expect(permissionStatements(made).map(({ Sid, Action }) => [Sid, Action])).toEqual([
    ['DeleteQueryItemsOfOrders', ['dynamodb:DeleteItem', 'dynamodb:Query']],
    ['QueryIndexesOfOrders', 'dynamodb:Query'],
  ]);
});

test('direct access gives out the role, the identity pool and the user pool', () => {
  templateWith((stack) => {
    const table = new TableV2(stack, 'Orders', { partitionKey });
    const users = imported(stack);
    const access = new DirectAccess(stack, 'Access', { ...users, tables: [{ ...ALL, table }] });
    expect(stack.resolve(access.authenticatedRole.roleArn)).toEqual({
      'Fn::GetAtt': ['AccessAuthenticatedRole', 'Arn'],
    });
    expect(stack.resolve(access.identityPoolId)).toEqual({ Ref: 'AccessIdentityPool' });
    expect(access.userPool).toBe(users.userPool);
    expect(access.userPoolClients).toEqual(users.userPoolClients);
  });
});

test('direct access accepts tokens of every app client, each with a role mapping of its own', () => {
  const made = templateWith((stack) => {
    const { userPool, userPoolClients } = new NewUserPool(stack, 'Users', { clients: { web: {} } });
    const table = new TableV2(stack, 'Orders', { partitionKey });
    const tables = [{ ...ALL, table }];
    const groups = [{ groupName: 'admins', tables }];
    new DirectAccess(stack, 'Access', { userPool, userPoolClients, tables, groups });
  });
  const { CognitoIdentityProviders } = onlyResource(made, 'AWS::Cognito::IdentityPool').Properties;
  expect(CognitoIdentityProviders).toEqual(
    ['UsersClient', 'UsersWebClient'].map((id) => ({
      ClientId: { Ref: id },
      ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
      ServerSideTokenCheck: true,
    })),
  );
  const attachment = onlyResource(made, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties;
  const provider = (id: string) => ({
    Type: 'Token',
    AmbiguousRoleResolution: 'AuthenticatedRole',
    IdentityProvider: {
      'Fn::Join': ['', [{ 'Fn::GetAtt': ['Users', 'ProviderName'] }, ':', { Ref: id }]],
    },
  });
  expect(attachment.RoleMappings).toEqual({
    UserPool: provider('UsersClient'),
    UserPool2: provider('UsersWebClient'),
  });
});

describe('direct access of groups', () => {
  const withGroups = (groups: (tables: DirectAccessTable[]) => DirectAccessGroup[]) => {
    let access: DirectAccess | undefined;
    const made = templateWith((stack) => {
      const table = new TableV2(stack, 'Orders', { partitionKey });
      const own = { table, rows: Rows.own(), actions: ['GetItem'] } as const;
      const all = { table, rows: Rows.all(), actions: ['Query', 'Scan'] } as const;
      const props = { ...imported(stack), tables: [own], groups: groups([all]) };
      access = new DirectAccess(stack, 'Access', props);
    });
    const created = Object.values(made.findResources('AWS::Cognito::UserPoolGroup'));
    return { made, access, created: created.map(({ Properties }) => Properties) };
  };

  test('is a role with the policies of every user and of the group', () => {
    const { made, access, created } = withGroups((tables) => [
      { groupName: 'admins', tables },
      { groupName: 'support', tables },
      { groupName: 'auditors', precedence: 10, tables },
    ]);
    expect(created).toEqual(
      [
        ['Admins', 0],
        ['Support', 1],
        ['Auditors', 10],
      ].map(([id, Precedence]) => ({
        UserPoolId: 'eu-west-1_AbCdEf123',
        GroupName: String(id).toLowerCase(),
        Precedence,
        RoleArn: { 'Fn::GetAtt': [`AccessAuthenticatedRoleGroup${id}`, 'Arn'] },
      })),
    );
    const roles = made.findResources('AWS::IAM::Role');
    expect(roles.AccessAuthenticatedRoleGroupAdmins?.Properties.ManagedPolicyArns).toEqual([
      { Ref: 'AccessAuthenticatedRolePolicy' },
      { Ref: 'AccessAuthenticatedRoleGroupAdminsPolicy' },
    ]);
    const { AccessAuthenticatedRoleGroupAdminsPolicy: policy } =
      made.findResources('AWS::IAM::ManagedPolicy');
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      expect.objectContaining({ Sid: 'QueryScanItemsOfOrders' }),
    ]);
    expect(Object.keys(access?.groupRoles ?? {})).toEqual(['admins', 'support', 'auditors']);
  });

  test('leaves an existing group alone', () => {
    const { access, created } = withGroups((tables) => [
      { groupName: 'admins', existing: true, tables },
    ]);
    expect(created).toEqual([]);
    expect(access?.groupRoles.admins?.node.path).toBe(
      'Test/Access/AuthenticatedRole/GroupAdmins/Resource',
    );
  });
});

test('direct access limits sessions, revokes them and maps tenants', () => {
  const made = template({
    classicFlow: true,
    maxSessionDuration: Duration.hours(2),
    revokeIssuedBefore: new Date('2026-11-20T14:30:00.001Z'),
    tenantClaim: 'custom:tenantId',
  });
  expect(onlyResource(made, 'AWS::IAM::Role').Properties.MaxSessionDuration).toBe(7200);
  expect(permissionStatements(made).at(-1)?.Condition).toEqual({
    DateLessThan: { 'aws:TokenIssueTime': '2026-11-20T14:30:01Z' },
  });
  const { PrincipalTags } = onlyResource(made, 'AWS::Cognito::IdentityPoolPrincipalTag').Properties;
  expect(PrincipalTags).toEqual({ tokenTenant: 'custom:tenantId' });
});

test('tables of one ID in different scopes have statements of their own', () => {
  const made = templateWith((stack) => {
    const props = {
      partitionKey: { name: 'pk', type: 'string' },
      removalPolicy: RemovalPolicy.RETAIN,
    } as const;
    const first = new AccessTable(stack, 'Orders', props).table;
    const second = new TableV2(new Stack(stack, 'Other'), 'Orders', { partitionKey });
    const tables = [
      { ...ALL, table: first },
      { table: second, rows: Rows.own(), actions: ['PutItem'] as const },
      { table: second, rows: Rows.tenant(), actions: ['PutItem'] as const },
    ];
    const tenantClaim = 'custom:tenantId';
    new DirectAccess(stack, 'Access', { ...imported(stack), tables, tenantClaim });
  });
  expect(permissionStatements(made).map(({ Sid }) => Sid)).toEqual([
    'GetItemsOfOrders',
    'PutOwnItemsOfOtherOrders',
    'PutTenantItemsOfOtherOrdersN2',
  ]);
});

test.each<[string, (stack: Stack) => Partial<DirectAccessProps>, RegExp]>([
  ['no table', () => ({ tables: [] }), /Access.*\n {2}tables is empty/],
  [
    'no action',
    (stack) => ({
      tables: [{ table: Table.fromTableName(stack, 'T', 't'), rows: Rows.all(), actions: [] }],
    }),
    /tables\[0\]\.actions/,
  ],
  [
    'a pool without app client',
    (stack) => ({ userPool: imported(stack).userPool }),
    /userPoolClients is empty/,
  ],
  [
    'app clients without their pool',
    (stack) => ({ userPoolClients: imported(stack).userPoolClients }),
    /without userPool/,
  ],
  [
    'rows by tenant without a claim',
    (stack) => ({
      tables: [{ table: Table.fromTableName(stack, 'T', 't'), ...ALL, rows: Rows.tenant() }],
    }),
    /Access:\n {2}Rows\.tenant\(\) needs tenantClaim/,
  ],
  [
    'a wildcard for an action',
    (stack) => ({
      tables: [
        { table: Table.fromTableName(stack, 'T', 't'), rows: Rows.all(), actions: ['*' as 'Scan'] },
      ],
    }),
    /actions of tables\[0\] have "\*"/,
  ],
  [
    'actions and indexes that its rows exclude',
    (stack) => ({
      tables: [
        {
          table: Table.fromTableName(stack, 'T', 't'),
          rows: Rows.own(),
          actions: ['Scan', 'BatchGetItem'],
          queryIndexes: ['byDate'],
        },
      ],
    }),
    /Scan of tables\[0\].*\n.*BatchGetItem.* GetItem\..*\n.*queryIndexes/,
  ],
  ['a claim that users can write', () => ({ tenantClaim: 'email' }), /tenantClaim is "email"/],
  ['a claim that a new pool cannot have', () => ({ tenantClaim: 'tenant' }), /"tenant".*new user/],
  [
    'a claim of a new pool that only the deployment knows',
    (stack) => ({ tenantClaim: new CfnParameter(stack, 'Claim').valueAsString }),
    /tenantClaim is/,
  ],
  [
    'groups and the classic flow',
    (stack) => ({ classicFlow: true, groups: [admins(stack)] }),
    /classicFlow is set with groups/,
  ],
  [
    'an existing group of a new pool',
    (stack) => ({ groups: [{ ...admins(stack), existing: true }] }),
    /groups\[0\] is existing/,
  ],
  [
    'invalid groups, all of which are reported',
    (stack) => ({
      ...imported(stack),
      groups: [
        { ...admins(stack), groupName: 'a b', precedence: -1 },
        { groupName: 'admins', existing: true, precedence: 2, tables: [] },
        admins(stack),
      ],
    }),
    /\[1\]\.tables is empty.*\n.*Name is "a b".*\n.*precedence is -1.*\n.*precedence.*\n.*"admins".*\n.*precedence 2/,
  ],
  ['no time', () => ({ revokeIssuedBefore: new Date('') }), /revokeIssuedBefore/],
  [
    'several invalid props, all of which are reported',
    () => ({ tables: [], tenantClaim: 'sub', revokeIssuedBefore: new Date('') }),
    /tables is empty.*\n.*"sub".*\n.*revokeIssuedBefore/,
  ],
])('direct access with %s is an error', (_title, props, message) => {
  const stack = new Stack(app(), 'Test');
  const table = new TableV2(stack, 'Orders', { partitionKey });
  const make = () =>
    new DirectAccess(stack, 'Access', { tables: [{ ...ALL, table }], ...props(stack) });
  expect(make).toThrow(message);
});

test.each<[title: string, place: string, errors: string[]]>([
  ['another account', 'us-east-1:444455556666', ['account 444455556666']],
  ['another Region', 'eu-west-1:111122223333', ['Region eu-west-1']],
  ['both', 'eu-west-1:444455556666', ['account 444455556666', 'Region eu-west-1']],
  ['the place of the stack', 'us-east-1:111122223333', []],
])('direct access to an existing table in %s', (_title, place, errors) => {
  const env = { account: '111122223333', region: 'us-east-1' };
  const inStack = (stackProps: StackProps) => () => {
    const stack = new Stack(app(), 'Test', stackProps);
    const table = TableV2.fromTableArn(stack, 'T', `arn:aws:dynamodb:${place}:table/orders-legacy`);
    new DirectAccess(stack, 'Access', { tables: [{ ...ALL, table }] });
  };
  expect(inStack({})).not.toThrow();
  if (errors.length === 0) expect(inStack({ env })).not.toThrow();
  for (const error of errors)
    expect(inStack({ env })).toThrow(`tables[0].table is in the ${error}`);
});

test('direct access of groups needs a user pool in the account and region of the stack', () => {
  const inRegion = (region: string, existing: boolean) => () =>
    templateWith(
      (stack) => {
        const group = { ...admins(stack), existing };
        new DirectAccess(stack, 'Access', {
          ...imported(stack),
          tables: group.tables,
          groups: [group],
        });
      },
      { env: { region } },
    );
  expect(inRegion('us-east-1', false)).toThrow('eu-west-1 by a stack in us-east-1');
  expect(inRegion('us-east-1', true)).not.toThrow();
  expect(inRegion('eu-west-1', false)).not.toThrow();
  const ofOther = (userPoolOf: (scope: App) => IUserPool) => () => {
    const scope = app();
    const userPool = userPoolOf(scope);
    const stack = new Stack(scope, 'Test', {
      env: { region: 'eu-west-1', account: '111122223333' },
      crossRegionReferences: true,
    });
    const group = admins(stack);
    const { userPoolClients } = imported(stack);
    const props = { userPool, userPoolClients, tables: group.tables, groups: [group] };
    new DirectAccess(stack, 'Access', props);
  };
  const poolIn = (env: Environment) => (scope: App) =>
    new UserPool(new Stack(scope, 'Data', { env }), 'Users');
  expect(ofOther(poolIn({ region: 'us-east-1' }))).toThrow('us-east-1 by a stack in eu-west-1');
  const region = 'eu-west-1';
  expect(ofOther(poolIn({ region, account: '444455556666' }))).toThrow('444455556666 by');
  expect(ofOther(poolIn({ region }))).not.toThrow();
});

function admins(stack: Stack): DirectAccessGroup {
  const id = `Items${stack.node.children.length}`;
  const table = Table.fromTableName(stack, id, 'items');
  return { groupName: 'admins', tables: [{ ...ALL, table }] };
}

describe('direct access fails at synthesis', () => {
  const OWN = { rows: Rows.own(), actions: ['GetItem'] } as const;
  const keyed = (type: AttributeType) => ({ partitionKey: { name: 'pk', type } });

  test.each([
    ['TableV2', (stack: Stack) => new TableV2(stack, 'Orders', keyed(AttributeType.NUMBER)), 'N'],
    ['Table', (stack: Stack) => new Table(stack, 'Orders', keyed(AttributeType.BINARY)), 'B'],
  ])('if a %s with rows has no partition key of type string', (_title, tableIn, type) => {
    const withRows = (rows: Rows) => () =>
      templateWith((stack) => {
        const tables = [{ ...OWN, rows, table: tableIn(stack) }];
        new DirectAccess(stack, 'Access', { ...imported(stack), tables });
      });
    expect(withRows(Rows.own())).toThrow(`Test/Orders has the type ${type}`);
    expect(withRows(Rows.all())).not.toThrow();
  });

  test.each<[string, UserPoolClientOptions, boolean]>([
    ['without writeAttributes', {}, true],
    ['with it in writeAttributes', { writeAttributes: writing('tenantId') }, true],
    ['with other writeAttributes', { writeAttributes: writing('city') }, false],
  ])('if users can write the tenant with an app client %s', (_title, options, fails) => {
    const safe = { writeAttributes: writing('city') };
    const withClients =
      (
        given: UserPoolClientOptions,
        other: UserPoolClientOptions,
        scopeOfOther?: (stack: Stack) => Stack,
      ) =>
      () =>
        templateWith((stack) => {
          const userPool = new UserPool(stack, 'Users');
          const userPoolClients = [userPool.addClient('Web', given)];
          if (scopeOfOther)
            new UserPoolClient(scopeOfOther(stack), 'Other', { userPool, ...other });
          else userPool.addClient('Other', other);
          const table = new TableV2(stack, 'Orders', { partitionKey });
          const tables = [{ ...OWN, rows: Rows.tenant(), table }];
          const tenantClaim = 'custom:tenantId';
          new DirectAccess(stack, 'Access', { userPool, userPoolClients, tables, tenantClaim });
        });
    const assertion = (path: string, make: () => unknown) =>
      fails
        ? expect(make).toThrow(`custom:tenantId with the app client ${path},`)
        : expect(make).not.toThrow();
    assertion('Test/Users/Web', withClients(options, safe));
    assertion('Test/Users/Other', withClients(safe, options));
    assertion(
      'Test/Other',
      withClients(safe, options, (stack) => stack),
    );
    if (!fails) return;
    const ofOtherStack = (stack: Stack) => new Stack(stack, 'Another');
    assertion('Test/Another/Other', withClients(safe, options, ofOtherStack));
  });

  test('if the user pool has another group with a role', () => {
    const withOther =
      (add: (stack: Stack, access: DirectAccess, props: DirectAccessProps) => void) => () =>
        templateWith((stack) => {
          const { userPool, userPoolClients } = new NewUserPool(stack, 'Users', {});
          const { tables } = admins(stack);
          const props = { userPool, userPoolClients, tables };
          const groups = [
            { groupName: 'admins', tables },
            { groupName: 'support', existing: true, tables },
          ];
          add(stack, new DirectAccess(stack, 'Access', { ...props, groups }), props);
        });
    const group = (groupName: string) =>
      withOther((stack, { userPool: { userPoolId }, groupRoles }) => {
        const roleArn = groupRoles.support?.roleArn;
        new CfnUserPoolGroup(stack, 'Group', { userPoolId, groupName, roleArn });
      });
    const access = (names: string[]) =>
      withOther((stack, _access, props) => {
        const groups = names.map((groupName) => ({
          groupName,
          precedence: 5,
          tables: props.tables,
        }));
        new DirectAccess(stack, 'Other', { ...props, groups });
      });
    expect(group('editors')).toThrow('Test/Group ');
    expect(group('support')).not.toThrow();
    expect(access([])).not.toThrow();
    expect(access(['authors'])).toThrow(/Test\/Other\/GroupAuthors [^]*Test\/Access\/GroupAdmins /);
  });
});

function writing(attribute: string): ClientAttributes {
  return new ClientAttributes().withCustomAttributes(attribute);
}
