import type {
  AccessReport,
  ReportedGrant,
  ReportedPrincipal,
} from '../../lib/report/access-report';

/** A grant that says no more than it must. */
export const GRANT: ReportedGrant = {
  effect: 'allow',
  on: 'OrdersTable',
  parts: ['items'],
  tables: ['OrdersTable'],
  actions: ['GetItem'],
  rowScope: 'some rows',
  rows: 'all rows',
  attributes: 'all attributes',
  until: 'no end',
  from: 'anywhere',
  conditions: [],
  statement: 'statement 1',
  why: [],
};

/** A principal that has nothing. */
export const PRINCIPAL: ReportedPrincipal = {
  id: 'AuthenticatedRole',
  kind: 'role',
  title: 'Signed-in users',
  admitted: [],
  session: '',
  grants: [],
  otherActions: [],
  notes: [],
  why: [],
};

/** A report of a template in which there is nothing. */
export const EMPTY_REPORT: AccessReport = {
  title: 'empty',
  source: 'template.yaml',
  tables: [],
  principals: [],
  withoutAccess: [],
  findings: [],
  unresolved: [],
};

const SIGNED_IN: ReportedPrincipal = {
  ...PRINCIPAL,
  admitted: [
    {
      who: 'users of the user pool UserPool, by the identity pool IdentityPool',
      until: 'no end',
      from: 'anywhere',
      conditions: [
        'cognito-identity.amazonaws.com:aud is IdentityPool',
        'cognito-identity.amazonaws.com:amr is authenticated',
      ],
    },
  ],
  session: '1 hour',
  grants: [
    {
      ...GRANT,
      actions: ['GetItem', 'PutItem', 'UpdateItem'],
      rowScope: 'some rows',
      rows: 'own: the partition key begins with the identity ID',
      statement: 'AuthenticatedPolicy, OrdersItems',
      why: [
        { path: 'tables.orders.actions', line: 7 },
        { path: 'tables.orders.rows', line: 9 },
      ],
    },
    {
      ...GRANT,
      parts: ['index byDate'],
      actions: ['Query'],
      rowScope: 'some rows',
      rows: 'own: the partition key is the identity ID',
      attributes: 'orderId, placedAt and status only',
      conditions: ['dynamodb:Select is SPECIFIC_ATTRIBUTES'],
      statement: 'AuthenticatedPolicy, OrdersByDate',
      why: [{ path: 'tables.orders.indexes.byDate', line: 14 }],
    },
    {
      ...GRANT,
      effect: 'deny',
      on: 'every resource',
      parts: [],
      tables: ['OrdersTable', 'AuditTable'],
      actions: ['all but GetItem, PutItem, Query and UpdateItem'],
      rowScope: '',
      rows: '',
      attributes: '',
      conditions: ['aws:SecureTransport is false'],
      statement: 'AuthenticatedPolicy, OnlyByTls',
    },
  ],
  why: [{ path: 'identity', line: 4 }],
};

const SHIPPING: ReportedPrincipal = {
  ...PRINCIPAL,
  id: 'ShippingRole',
  title: 'AWS Lambda',
  admitted: [
    {
      who: 'lambda.amazonaws.com',
      until: 'no end',
      from: 'anywhere',
      conditions: ['aws:SourceAccount is this account'],
    },
  ],
  session: 'as long as the function runs',
  grants: [
    {
      ...GRANT,
      parts: ['items', 'index byDate'],
      actions: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
      statement: 'ShippingPolicy, ReadWrite',
      why: [{ path: 'workloads.shipping.tables.orders', line: 31 }],
    },
    {
      ...GRANT,
      on: 'AuditTable',
      tables: ['AuditTable'],
      actions: ['PutItem'],
      attributes: 'at, by and what only',
      conditions: ['dynamodb:ReturnValues is NONE or absent'],
      statement: 'ShippingPolicy, Audit',
      why: [{ path: 'workloads.shipping.tables.audit', line: 32 }],
    },
    {
      ...GRANT,
      effect: 'limit',
      on: 'key AuditTableKey',
      parts: [],
      tables: ['AuditTable'],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      rowScope: '',
      rows: '',
      attributes: '',
      conditions: ['kms:ViaService is dynamodb.eu-central-1.amazonaws.com'],
      statement: 'key policy of AuditTableKey, ByDynamoDb',
      why: [{ path: 'tables.audit.encryption', line: 22 }],
    },
  ],
  otherActions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  notes: ['a permissions boundary limits it: arn:aws:iam::111122223333:policy/workloads'],
  why: [{ path: 'workloads.shipping', line: 29 }],
};

const WAREHOUSE: ReportedPrincipal = {
  ...PRINCIPAL,
  id: 'WarehouseUser',
  kind: 'user',
  title: 'Connector warehouse, by an access key',
  admitted: [
    {
      who: 'whoever has its access key, which is in Secrets Manager',
      until: '2027-03-31 00:00 UTC',
      from: '198.51.100.0/24, 2001:db8:17::/48',
      conditions: [],
    },
  ],
  session: 'as long as the key is valid',
  grants: [
    {
      ...GRANT,
      actions: ['Scan'],
      until: '2027-03-31 00:00 UTC',
      from: '198.51.100.0/24, 2001:db8:17::/48',
      statement: 'WarehousePolicy, Read',
      why: [{ path: 'connectors.warehouse.tables', line: 41 }],
    },
    {
      ...GRANT,
      parts: ['export'],
      actions: ['DescribeExport', 'ExportTableToPointInTime'],
      rowScope: '',
      rows: '',
      attributes: '',
      until: '2027-03-31 00:00 UTC',
      from: '198.51.100.0/24, 2001:db8:17::/48',
      statement: 'WarehousePolicy, Export',
      why: [{ path: 'connectors.warehouse.export', line: 43 }],
    },
  ],
  why: [{ path: 'connectors.warehouse', line: 38 }],
};

const AUDITORS: ReportedPrincipal = {
  ...PRINCIPAL,
  id: 'arn:aws:iam::444455556666:role/auditors-of-everything-that-anybody-ever-stored',
  kind: 'outside',
  title: 'A role of account 444455556666',
  session: 'unknown: it is not in the template',
  grants: [
    {
      ...GRANT,
      on: 'AuditTable',
      tables: ['AuditTable'],
      actions: ['Get*', 'Query'],
      conditions: ['aws:PrincipalOrgID is o-a1b2c3d4e5'],
      statement: 'resource policy of AuditTable, Auditors',
    },
  ],
  notes: ['policies of its own account must allow the same'],
};

/** Two tables, four kinds of principals, and something of everything that a report can hold. */
export const SAMPLE_REPORT: AccessReport = {
  title: 'orders-prod',
  source: 'config/prod.json',
  tables: [
    {
      id: 'OrdersTable',
      name: 'orders',
      key: 'customerId and orderId',
      encryption: 'key of DynamoDB',
      why: [{ path: 'tables.orders', line: 6 }],
    },
    {
      id: 'AuditTable',
      name: undefined,
      key: 'at',
      encryption: 'key AuditTableKey of this stack, rotated every year',
      why: [{ path: 'tables.audit', line: 20 }],
    },
  ],
  principals: [SIGNED_IN, SHIPPING, WAREHOUSE, AUDITORS],
  withoutAccess: [],
  findings: [
    {
      rule: 'UserKeyWithoutAddresses',
      severity: 'high',
      what: 'The access key of WarehouseUser may scan every row of OrdersTable: whoever finds it reads all orders',
      at: 'WarehousePolicy: Properties.PolicyDocument.Statement[0]',
      fix: 'give the connector a role and an external ID, or a certificate, instead of a key',
      why: [{ path: 'connectors.warehouse', line: 38 }],
    },
    {
      rule: 'WildcardAction',
      severity: 'medium',
      what: 'Get* lets auditors call what AWS will add, not only what there is today',
      at: 'AuditTable: Properties.ResourcePolicy.PolicyDocument.Statement[0]',
      fix: 'write GetItem',
      why: [],
    },
  ],
  unresolved: [
    {
      at: 'ShippingRole: Properties.ManagedPolicyArns[1]',
      what: 'The managed policy that the parameter ExtraPolicy names is not in the template',
    },
  ],
};
