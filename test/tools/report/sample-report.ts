import type {
  AccessReport,
  ReportedTrust,
  ReportedGrant,
  ReportedPrincipal,
} from '../../../tools/report/model/access-report';

/** A grant that says no more than it must. */
export const GRANT: ReportedGrant = {
  effect: 'allow',
  on: 'OrdersTable',
  isWide: false,
  parts: [],
  tables: ['OrdersTable'],
  actions: ['GetItem'],
  allBut: false,
  areWide: false,
  rowScope: 'all items',
  rows: 'all',
  attributes: 'all',
  until: 'no expiration',
  from: 'anywhere',
  conditions: [],
  statement: 'Policy: Properties.PolicyDocument.Statement[0]',
  why: [],
};

/** A principal that has nothing. */
export const PRINCIPAL: ReportedPrincipal = {
  id: 'AuthenticatedRole',
  kind: 'role',
  title: 'Authenticated identities',
  admitted: [],
  session: 'none: the trust policy allows no principal',
  grants: [],
  assumes: [],
  notKnown: [],
  otherActions: [],
  notes: [],
  why: [],
};

/** A report of a template in which there is nothing. */
export const EMPTY_REPORT: AccessReport = {
  title: 'empty.yaml',
  source: 'empty.yaml',
  tables: [],
  principals: [],
  withoutAccess: [],
  findings: [],
  unresolved: [],
};

/** What is not about items. */
const NO_ITEMS = { rowScope: '', rows: '', attributes: '' };
const DENIED = { ...NO_ITEMS, effect: 'deny', until: '', from: '' } as const;

function letIn(who: string): ReportedTrust {
  return { who, until: 'no expiration', from: 'anywhere', conditions: [], notes: [] };
}

const SIGNED_IN: ReportedPrincipal = {
  ...PRINCIPAL,
  admitted: [
    {
      ...letIn(
        'authenticated identities of identity pool IdentityPool, signed in by user pool UserPool',
      ),
      conditions: ['the user\'s custom:tenantId (session tag tokenTenant) is not "dev01"'],
      notes: [
        'IdentityPool assigns the role to authenticated identities',
        'IdentityPool assigns the role to any client that requests it (classic flow)',
      ],
    },
  ],
  session:
    "1 h in the enhanced flow, regardless of the role's maximum; up to 2 h in the classic flow",
  grants: [
    {
      ...GRANT,
      actions: ['GetItem', 'PutItem', 'UpdateItem'],
      rowScope: 'items by custom:tenantId',
      rows: 'partition key begins with the user\'s custom:tenantId followed by "#"',
      statement: 'AuthenticatedRolePolicy: GetPutUpdateTenantItemsOfOrdersTable',
      why: [
        { path: 'tables.orders.actions', line: 7 },
        { path: 'tables.orders.rows', line: 9 },
      ],
    },
    {
      ...GRANT,
      parts: ['index byDate'],
      actions: ['Query'],
      rowScope: 'own items',
      rows: "partition key is the user's identity ID",
      attributes: 'only "orderId" or "placedAt"; Select is "SPECIFIC_ATTRIBUTES"',
      conditions: ['use of TLS is "true"', 'MFA authentication is "true"'],
      statement: 'AuthenticatedRolePolicy: QueryOwnItemsOfOrdersTable',
      why: [{ path: 'tables.orders.indexes.byDate', line: 14 }],
    },
    {
      ...GRANT,
      ...DENIED,
      on: 'every resource',
      tables: ['OrdersTable', 'AuditTable'],
      actions: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
      allBut: true,
      conditions: [
        'the user\'s custom:tenantId is "acme"',
        'the session\'s issue time is before "2026-11-20T14:30:00Z"',
      ],
      statement: 'AuthenticatedRolePolicy: RevokeSessionsOfTenantAcme',
    },
  ],
  why: [{ path: 'identity', line: 4 }],
};

const SHIPPING: ReportedPrincipal = {
  ...PRINCIPAL,
  id: 'ShippingWorkload',
  title: 'AWS Lambda',
  admitted: [
    {
      ...letIn('AWS Lambda'),
      conditions: ['the source account is "111122223333"'],
      notes: ['The trusted entity can set session tags (sts:TagSession)'],
    },
    {
      ...letIn('Amazon ECS tasks'),
      notes: ['The trusted entity can set session tags (sts:TagSession)'],
    },
  ],
  session: "renewed by the service while it runs, regardless of the role's maximum",
  grants: [
    {
      ...GRANT,
      parts: ['table', 'index byDate'],
      actions: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
      statement: 'ShippingWorkloadPolicy: ReadWriteItemsOfOrdersTable',
      why: [{ path: 'workloads.shipping.tables.orders', line: 31 }],
    },
    {
      ...GRANT,
      on: 'AuditTable',
      tables: ['AuditTable'],
      actions: ['PutItem'],
      attributes: 'only "at" or "by"; ReturnValues is "NONE" or is absent',
      statement: 'ShippingWorkloadPolicy: PutItemsOfAuditTable',
      why: [{ path: 'workloads.shipping.tables.audit', line: 32 }],
    },
    {
      ...GRANT,
      ...NO_ITEMS,
      effect: 'limit',
      on: 'KMS key AuditTableKey',
      tables: [],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      conditions: ['the service that uses the key is "dynamodb.eu-central-1.amazonaws.com"'],
      statement: 'WorkloadsBoundary: UseKeyOfAuditTableThroughDynamoDB',
      why: [{ path: 'tables.audit.encryption', line: 22 }],
    },
  ],
  otherActions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  notes: ['Permissions boundary ${WorkloadsBoundary}: its statements are listed below'],
  why: [{ path: 'workloads.shipping', line: 29 }],
};

const WAREHOUSE_LIMITS = {
  until: '2027-03-31T00:00:00Z',
  from: '198.51.100.0/24 or 2001:db8:17::/48',
};

const WAREHOUSE: ReportedPrincipal = {
  ...PRINCIPAL,
  id: 'WarehouseConnectorUser',
  kind: 'user',
  title: 'IAM user',
  admitted: [
    letIn(
      'access key WarehouseConnectorUserAccessKey (secret stored in WarehouseConnectorUserSecret)',
    ),
  ],
  session: 'no expiration: an access key is valid until it is deactivated or deleted',
  grants: [
    {
      ...GRANT,
      ...WAREHOUSE_LIMITS,
      actions: ['Scan'],
      statement: 'WarehouseConnectorPolicy: ReadItemsOfOrdersTable',
      why: [{ path: 'connectors.warehouse.tables.0', line: 41 }],
    },
    {
      ...GRANT,
      ...NO_ITEMS,
      ...WAREHOUSE_LIMITS,
      on: 'this account and Region',
      tables: [],
      actions: ['ListTables'],
      statement: 'WarehouseConnectorPolicy: ListTableNames',
      why: [{ path: 'connectors.warehouse.listTables', line: 43 }],
    },
  ],
  why: [{ path: 'connectors.warehouse', line: 38 }],
};

const AUDITORS_NAME =
  'role auditors-of-everything-that-anybody-ever-stored in account 444455556666';

const AUDITORS: ReportedPrincipal = {
  ...PRINCIPAL,
  id: AUDITORS_NAME,
  kind: 'outside',
  title: 'Named in resource-based policies',
  admitted: [letIn(AUDITORS_NAME)],
  session: 'determined by the principal',
  grants: [
    {
      ...GRANT,
      on: 'AuditTable',
      tables: ['AuditTable'],
      actions: ['Get*'],
      areWide: true,
      conditions: ['the principal\'s organization is "o-a1b2c3d4e5"'],
      statement: 'AuditTable: LetAuditorsRead',
    },
  ],
};

/** Two tables, three kinds of principals, and something of everything that a report can hold. */
export const SAMPLE_REPORT: AccessReport = {
  title: 'orders-prod',
  source: 'prod.json',
  tables: [
    {
      id: 'OrdersTable',
      isExisting: false,
      name: 'orders',
      key: 'customerId and orderId',
      encryption: 'AWS owned key',
      reachedBy: ['AuthenticatedRole', 'ShippingWorkload', 'WarehouseConnectorUser'],
      reachedThrough: [{ id: 'MigrationRole', byAssuming: ['ShippingWorkload'] }],
      notKnown: ['role of ImportFunction, generated by SAM'],
      why: [{ path: 'tables.orders', line: 6 }],
    },
    {
      id: 'AuditTable',
      isExisting: false,
      name: undefined,
      key: 'at',
      encryption: 'KMS key AuditTableKey',
      reachedBy: ['ShippingWorkload', AUDITORS_NAME],
      reachedThrough: [],
      notKnown: [],
      why: [{ path: 'tables.audit', line: 20 }],
    },
  ],
  principals: [SIGNED_IN, SHIPPING, WAREHOUSE, AUDITORS],
  withoutAccess: ['MigrationRole', 'WatchdogRole'],
  findings: [
    {
      rule: 'ClassicFlow',
      severity: 'medium',
      what: "IdentityPool allows the classic flow, in which clients can request any role that trusts the pool, for up to the role's maximum session duration",
      at: 'IdentityPool: Properties.AllowClassicFlow',
      fix: 'Set AllowClassicFlow to false',
      acknowledged: 'Sessions of four hours need the classic flow.',
      why: [{ path: 'identity.classicFlow', line: 5 }],
    },
    {
      rule: 'WildcardAction',
      severity: 'high',
      what: 'The action dynamodb:Get* allows principals to read items',
      at: 'AuditTable: Properties.ResourcePolicy.PolicyDocument.Statement[0].Action',
      fix: 'List the required actions, such as dynamodb:GetItem',
      acknowledged: undefined,
      why: [],
    },
  ],
  unresolved: [
    {
      at: 'ShippingWorkload',
      what: 'statements of policy arn:aws:iam::111122223333:policy/extra, not in this template',
    },
  ],
};
