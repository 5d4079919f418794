import {
  AUTHORITY,
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  SOURCE,
  withConnectors,
  withWorkloads,
} from '../../../stages';
import { isSameTool } from '../../../../lib/connectors/trusted-tool';
import { LEAF, PRIVATE_KEY } from '../../connectors/certificates';
import { faultyPaths, validationErrorsOf, type Told } from '../validation-errors-of';

const API = { runsOn: 'lambda', tables: { orders: 'read' } };
const workload = (options: object) => withWorkloads({ api: { ...API, ...options } });
const connector = (options: object, stage: object = {}) =>
  withConnectors({ tool: { ...SOURCE, ...options } }, stage);
const trust = (options: object) => connector({ trust: { ...SOURCE.trust, ...options } });
const WORKLOAD = ['workloads', 'api'];
const CONNECTOR = ['connectors', 'tool'];
const PRINCIPAL = [...CONNECTOR, 'trust', 'principalArn'];
const RUNS_ON = 'one of "ec2", "lambda", "ecs", "eks"';
const GRANTS = 'one of "read", "write", "readWrite"';
const WORDS = 'use one of these words, in double quotes';
const FORMS =
  'one of { "principalArn", "externalId" }, { "rolesAnywhere": { "certificateAuthority", "commonName" } } and { "accessKey": true }';
const WAYS = 'write one of these forms; a tool with roles of its own takes the first';
const ARN = 'the ARN of one role or user, arn:aws:iam::<account>:role/<name>, without * in it';
const ARN_FIX =
  'write the ARN that the tool tells you; a whole account is arn:aws:iam::<account>:root, with "allowAccountRoot": true';
const EXTERNAL_ID = 'an external ID of 2 to 1,224 letters, digits and _ + = , . @ : / -';
const EXTERNAL_ID_FIX =
  'write the ID that the tool gives you, or a random one of yours for this tool only';
const DURATION = 'a whole number of seconds from 3600 to 43200, or "1h" to "12h"';
const DURATION_FIX = 'write 7200 or "2h": IAM allows sessions of 1 to 12 hours';

describe('a workload at fault', () => {
  test.each<[string, object, Told]>([
    [
      'that runs elsewhere',
      workload({ runsOn: 'fargate' }),
      [[...WORKLOAD, 'runsOn'], '"fargate"', RUNS_ON, WORDS],
    ],
    [
      'that runs nowhere',
      withWorkloads({ api: { tables: { orders: 'read' } } }),
      [[...WORKLOAD, 'runsOn'], 'nothing', RUNS_ON, WORDS],
    ],
    [
      'with another grant',
      workload({ tables: { orders: 'delete' } }),
      [[...WORKLOAD, 'tables', 'orders'], '"delete"', GRANTS, WORDS],
    ],
    [
      'with a list of tables',
      workload({ tables: ['orders'] }),
      [
        [...WORKLOAD, 'tables'],
        '["orders"]',
        'an object of grants by table id',
        'write { "orders": "read" }, "write" or "readWrite"',
      ],
    ],
    [
      'without tables',
      workload({ tables: {} }),
      [
        [...WORKLOAD, 'tables'],
        '{}',
        'at least one table',
        'name a table of the stage, such as { "orders": "read" }',
      ],
    ],
    [
      'with a table that the stage does not have',
      workload({ tables: { order: 'read' } }),
      [
        [...WORKLOAD, 'tables', 'order'],
        '"order"',
        'the id of a table of the stage: orders',
        'write "orders", or add the table',
      ],
    ],
    [
      'with a session of a day',
      workload({ maxSessionDuration: '24h' }),
      [[...WORKLOAD, 'maxSessionDuration'], '"24h"', DURATION, DURATION_FIX],
    ],
    [
      'with a key of a connector',
      workload({ sourceIps: [] }),
      [
        [...WORKLOAD, 'sourceIps'],
        '[]',
        'one of the keys runsOn, tables, maxSessionDuration',
        'remove "sourceIps"',
      ],
    ],
    [
      'whose id has a hyphen',
      withWorkloads({ 'my-api': API }),
      [
        ['workloads', 'my-api'],
        '"my-api"',
        'an id of letters and digits that begins with a letter, 64 at most',
        'rename the id',
      ],
    ],
  ])('%s is told', (_what, stage, told) => {
    expect(validationErrorsOf(stage)).toEqual([told]);
  });
});

describe('a connector at fault', () => {
  test.each<[string, object, Told]>([
    [
      'for another purpose',
      connector({ purpose: 'backup' }),
      [[...CONNECTOR, 'purpose'], '"backup"', 'one of "source", "destination"', WORDS],
    ],
    [
      'without tables',
      connector({ tables: [] }),
      [[...CONNECTOR, 'tables'], '[]', 'at least one table', 'name a table of the stage'],
    ],
    [
      'with a table twice',
      connector({ tables: ['orders', 'orders'] }),
      [[...CONNECTOR, 'tables'], '["orders","orders"]', 'each table once', 'remove the repetition'],
    ],
    [
      'with a table that the stage does not have',
      connector({ tables: ['orders', 'ordres'] }),
      [
        [...CONNECTOR, 'tables', 1],
        '"ordres"',
        'the id of a table of the stage: orders',
        'write "orders", or add the table',
      ],
    ],
    ['that trusts nobody', connector({ trust: {} }), [[...CONNECTOR, 'trust'], '{}', FORMS, WAYS]],
    [
      'that trusts in two ways',
      connector({ trust: { accessKey: true, rolesAnywhere: {} } }),
      [
        [...CONNECTOR, 'trust', 'rolesAnywhere'],
        '{}',
        'one of the keys accessKey',
        'remove "rolesAnywhere"',
      ],
    ],
    [
      'with a sentence for trust',
      connector({ trust: 'the tool' }),
      [[...CONNECTOR, 'trust'], '"the tool"', FORMS, WAYS],
    ],
    [
      'without an external ID',
      connector({ trust: { principalArn: SOURCE.trust.principalArn } }),
      [[...CONNECTOR, 'trust', 'externalId'], 'nothing', EXTERNAL_ID, EXTERNAL_ID_FIX],
    ],
    ...['x', 'two words', 'a*', 'häh', 'x'.repeat(1225), ''].map(
      (externalId): [string, object, Told] => [
        `with the external ID ${externalId.slice(0, 9)}`,
        trust({ externalId }),
        [
          [...CONNECTOR, 'trust', 'externalId'],
          JSON.stringify(externalId).length > 100
            ? `${JSON.stringify(externalId).slice(0, 100)}…`
            : JSON.stringify(externalId),
          EXTERNAL_ID,
          EXTERNAL_ID_FIX,
        ],
      ],
    ),
    ...[
      '*',
      '444455556666',
      'arn:aws:iam::444455556666:role/*',
      'arn:aws:iam::*:role/tool',
      'arn:aws:iam::444455556666:group/tools',
      'arn:aws:sts::444455556666:assumed-role/tool/session',
      'arn:aws:iam::44445555666:role/tool',
      'arn:aws:iam::444455556666:role/',
      'arn:aws:iam::444455556666:role//tool',
      'arn:aws:iam::444455556666:role/tools/',
      `arn:aws:iam::444455556666:user/${'x'.repeat(65)}`,
    ].map((principalArn): [string, object, Told] => [
      `that trusts ${principalArn}`,
      trust({ principalArn }),
      [PRINCIPAL, JSON.stringify(principalArn), ARN, ARN_FIX],
    ]),
    [
      'that trusts everybody, with the leave to trust an account',
      trust({ principalArn: '*', allowAccountRoot: true }),
      [PRINCIPAL, '"*"', ARN, ARN_FIX],
    ],
    [
      'that trusts a whole account',
      trust({ principalArn: 'arn:aws:iam::444455556666:root' }),
      [
        PRINCIPAL,
        '"arn:aws:iam::444455556666:root"',
        'one role or user: the root stands for everybody in the account who may call sts:AssumeRole',
        'name the role that the tool runs as, or add "allowAccountRoot": true if the account is the tool\'s alone',
      ],
    ],
    [
      'that trusts a whole account, and says no to it',
      trust({ principalArn: 'arn:aws:iam::444455556666:root', allowAccountRoot: false }),
      [
        PRINCIPAL,
        '"arn:aws:iam::444455556666:root"',
        'one role or user: the root stands for everybody in the account who may call sts:AssumeRole',
        'name the role that the tool runs as, or add "allowAccountRoot": true if the account is the tool\'s alone',
      ],
    ],
    [
      'with a leave that it does not use',
      trust({ allowAccountRoot: true }),
      [
        [...CONNECTOR, 'trust', 'allowAccountRoot'],
        'true',
        'no allowAccountRoot, because principalArn is not an account root',
        'remove allowAccountRoot',
      ],
    ],
    [
      'that trusts a principal of another partition',
      connector({}, { env: { region: 'us-gov-west-1' } }),
      [
        PRINCIPAL,
        '"arn:aws:iam::444455556666:role/tool"',
        'a principal of the partition aws-us-gov, as env.region is: no role is assumed across partitions',
        'name a principal there, use rolesAnywhere or accessKey, or deploy the stack elsewhere',
      ],
    ],
    [
      'with no access key',
      connector({ trust: { accessKey: false } }),
      [
        [...CONNECTOR, 'trust', 'accessKey'],
        'false',
        'true',
        'write true, or name a principal instead',
      ],
    ],
    [
      'with sessions of an access key',
      withConnectors({ tool: { ...DESTINATION, maxSessionDuration: '2h' } }),
      [
        [...CONNECTOR, 'maxSessionDuration'],
        '"2h"',
        'no maxSessionDuration, because an access key is no session and does not end',
        'remove it; expires ends the access, and a principalArn gives sessions',
      ],
    ],
    [
      'with a session of half an hour',
      connector({ maxSessionDuration: 1800 }),
      [[...CONNECTOR, 'maxSessionDuration'], '1800', DURATION, DURATION_FIX],
    ],
    [
      'with a session of more than twelve hours',
      connector({ maxSessionDuration: 43201 }),
      [[...CONNECTOR, 'maxSessionDuration'], '43201', DURATION, DURATION_FIX],
    ],
    [
      'without an address',
      connector({ sourceIps: [] }),
      [
        [...CONNECTOR, 'sourceIps'],
        '[]',
        'at least one IP range',
        'name a range, or leave the key out',
      ],
    ],
    [
      'with a range twice',
      connector({ sourceIps: ['203.0.113.0/24', '203.0.113.0/24'] }),
      [
        [...CONNECTOR, 'sourceIps'],
        '["203.0.113.0/24","203.0.113.0/24"]',
        'each IP range once',
        'remove the repetition',
      ],
    ],
    [
      'with a private range',
      connector({ sourceIps: ['203.0.113.0/24', '10.1.0.0/16'] }),
      [
        [...CONNECTOR, 'sourceIps', 1],
        '"10.1.0.0/16"',
        'public addresses only: 10.0.0.0/8 is private. AWS sees the public address that a request comes from; through a VPC endpoint it sees none',
        "write the public addresses that the tool's requests leave its network from",
      ],
    ],
    ...['2027-02-30', '30.06.2027', '2027-06-30T00:00:00Z', '2027', 'never'].map(
      (expires): [string, object, Told] => [
        `that expires ${expires}`,
        connector({ expires }),
        [
          [...CONNECTOR, 'expires'],
          JSON.stringify(expires),
          'a day such as "2027-06-30"',
          'write an existing day, year first',
        ],
      ],
    ),
    [
      'with another word for listing',
      connector({ listTables: 'yes' }),
      [
        [...CONNECTOR, 'listTables'],
        '"yes"',
        'true or false',
        'write true or false, without quotes',
      ],
    ],
    [
      'with a certificate of no authority',
      connector({
        trust: { rolesAnywhere: { certificateAuthority: LEAF, commonName: 'tool' } },
      }),
      [
        [...CONNECTOR, 'trust', 'rolesAnywhere', 'certificateAuthority'],
        `${JSON.stringify(LEAF).slice(0, 100)}…`,
        'the certificates of a certificate authority, in PEM: that of O=Example, CN=leaf may not sign others',
        "name the file of the CA's own certificate",
      ],
    ],
    [
      'with a private key, which is not printed',
      connector({
        trust: {
          rolesAnywhere: { certificateAuthority: PRIVATE_KEY + AUTHORITY, commonName: 'tool' },
        },
      }),
      [
        [...CONNECTOR, 'trust', 'rolesAnywhere', 'certificateAuthority'],
        'a private key',
        'the certificates of a certificate authority, in PEM, and no private key, which would go into the template',
        'name a file with the certificates alone, and keep the private key where nobody reads it',
      ],
    ],
    ...['', 'a*', 'a\tb', '${aws:username}', 'Müller', 'x'.repeat(65)].map(
      (commonName): [string, object, Told] => [
        `with the common name ${commonName}`,
        connector({
          trust: { rolesAnywhere: { ...CERTIFIED.trust.rolesAnywhere, commonName } },
        }),
        [
          [...CONNECTOR, 'trust', 'rolesAnywhere', 'commonName'],
          JSON.stringify(commonName),
          'a common name of 1 to 64 letters, digits, spaces and _ . : / = + @ -',
          "write the CN of the subject of the tool's certificate",
        ],
      ],
    ),
    [
      'with a misspelt key of its trust',
      connector({
        trust: { principalArn: SOURCE.trust.principalArn, externalId: 'ab', root: true },
      }),
      [
        [...CONNECTOR, 'trust', 'root'],
        'true',
        'one of the keys principalArn, externalId, allowAccountRoot',
        'remove "root"',
      ],
    ],
  ])('%s is told', (_what, stage, told) => {
    expect(validationErrorsOf(stage)).toEqual([told]);
  });

  test('a principal may not have a longer path than IAM takes', () => {
    const principalArn = `arn:aws:iam::444455556666:role/${'a/'.repeat(287)}tool`;
    expect(faultyPaths(trust({ principalArn }))).toEqual(['connectors.tool.trust.principalArn']);
  });

  test('a misspelt external ID is told as such, and as missing', () => {
    const misspelt = connector({
      trust: { principalArn: SOURCE.trust.principalArn, externalID: 'ab' },
    });
    expect(validationErrorsOf(misspelt).map(([path, , , fix]) => [path.join('.'), fix])).toEqual([
      ['connectors.tool.trust.externalId', EXTERNAL_ID_FIX],
      ['connectors.tool.trust.externalID', 'rename "externalID" to "externalId"'],
    ]);
  });

  test.each(['x', 'a b', 'x'.repeat(1225)])('bounds of the external ID: %s', (externalId) => {
    expect(faultyPaths(trust({ externalId }))).toEqual(['connectors.tool.trust.externalId']);
  });

  test('a principal of the partition of the stage may be trusted', () => {
    const principalArn = 'arn:aws-us-gov:iam::444455556666:role/tool';
    const stage = { env: { region: 'us-gov-west-1' } };
    expect(
      validationErrorsOf(connector({ trust: { ...SOURCE.trust, principalArn } }, stage)),
    ).toEqual([]);
  });

  test.each([
    'arn:aws:iam::444455556666:role/tool',
    'arn:aws:iam::444455556666:user/tools/of/ours/tool+1@example.com',
    `arn:aws:iam::444455556666:role/${'x'.repeat(64)}`,
  ])('%s may be trusted', (principalArn) => {
    expect(validationErrorsOf(trust({ principalArn }))).toEqual([]);
  });

  test.each(['ab', 'x'.repeat(1224), 'a_B+=,.@:/-9'])('an external ID may be %s', (externalId) => {
    expect(validationErrorsOf(trust({ externalId }))).toEqual([]);
  });
});

describe('source and destination of one tool', () => {
  const { orders } = MINIMAL.tables;
  const both = (source: object, destination: object) =>
    withConnectors({ from: source, to: destination }, { tables: { orders, events: orders } });

  test.each([
    ['principal', SOURCE.trust],
    ['certificate', CERTIFIED.trust],
  ])('by its %s: not the same table', (_how, ofTool) => {
    const stage = both(
      { ...SOURCE, trust: ofTool },
      { ...SOURCE, trust: ofTool, purpose: 'destination', tables: ['events', 'orders'] },
    );
    expect(validationErrorsOf(stage)).toEqual([
      [
        ['connectors', 'to', 'tables', 1],
        '"orders"',
        'another table than from reads from, connectors.from, which trusts the same tool',
        'name another table, or keep one of the two connectors; a destination may read too',
      ],
    ]);
  });

  const PRINCIPAL_2 = { ...SOURCE.trust, principalArn: 'arn:aws:iam::444455556666:role/other' };
  const NAME_2 = { rolesAnywhere: { ...CERTIFIED.trust.rolesAnywhere, commonName: 'other' } };

  test.each([
    ['of one tool on different tables', SOURCE.trust, SOURCE.trust, ['events']],
    ['of two principals on one table', SOURCE.trust, PRINCIPAL_2, ['orders']],
    ['of two certificates on one table', CERTIFIED.trust, NAME_2, ['orders']],
    ['by two access keys on one table', { accessKey: true }, { accessKey: true }, ['orders']],
  ])('%s are taken', (_what, one, other, tables) => {
    const source = { purpose: 'source', tables: ['orders'], trust: one };
    const destination = { purpose: 'destination', tables, trust: other };
    expect(validationErrorsOf(both(source, destination))).toEqual([]);
  });

  const ACCOUNT = {
    ...SOURCE.trust,
    principalArn: 'arn:aws:iam::444455556666:root',
    allowAccountRoot: true,
  };
  const NOISY = {
    rolesAnywhere: {
      ...CERTIFIED.trust.rolesAnywhere,
      certificateAuthority: `# the authority\r\n${AUTHORITY.replaceAll('\n', '\r\n')}`,
    },
  };

  test.each([
    ['its account beside its role', SOURCE.trust, ACCOUNT],
    ['its role beside its account', ACCOUNT, SOURCE.trust],
    ['the same certificates, written otherwise', CERTIFIED.trust, NOISY],
  ])('a tool is the same by %s', (_how, one, other) => {
    const source = { purpose: 'source', tables: ['orders'], trust: one };
    const destination = { ...source, purpose: 'destination', trust: other };
    expect(faultyPaths(both(source, destination))).toEqual(['connectors.to.tables.0']);
  });

  test('a tool is the same by the same certificates in another order', () => {
    const of = (certificateAuthority: string) => ({
      rolesAnywhere: { certificateAuthority, commonName: 'tool' },
    });
    expect(isSameTool(of(AUTHORITY + LEAF), of(LEAF + AUTHORITY))).toBe(true);
    expect(isSameTool(of(AUTHORITY + LEAF), of(AUTHORITY))).toBe(false);
  });

  test('another account is another tool', () => {
    const other = { ...ACCOUNT, principalArn: 'arn:aws:iam::777788889999:root' };
    const destination = { ...SOURCE, purpose: 'destination', trust: other };
    expect(faultyPaths(both(SOURCE, destination))).toEqual([]);
  });

  test('tables at fault are not the same', () => {
    const destination = { ...SOURCE, purpose: 'destination', tables: [5] };
    expect(faultyPaths(both({ ...SOURCE, tables: [5] }, destination))).toEqual([
      'connectors.from.tables.0',
      'connectors.to.tables.0',
    ]);
    expect(faultyPaths(both({ ...SOURCE, tables: 5 }, { ...destination, tables: 5 }))).toEqual([
      'connectors.from.tables',
      'connectors.to.tables',
    ]);
    const sound = { ...destination, tables: ['orders'] };
    expect(faultyPaths(both({ ...SOURCE, tables: 5 }, sound))).toEqual(['connectors.from.tables']);
  });

  test('another external ID does not make another tool', () => {
    const other = { ...SOURCE.trust, externalId: 'other' };
    const destination = { ...SOURCE, trust: other, purpose: 'destination' };
    expect(faultyPaths(both(SOURCE, destination))).toEqual(['connectors.to.tables.0']);
  });
});

describe('names that two of workloads, connectors and others would share', () => {
  test.each<[string, object, Told]>([
    [
      'ids that differ by a capital',
      withWorkloads({ api: API, Api: API }),
      [
        ['workloads', 'Api'],
        '"Api"',
        'a logical ID of its own; workloads.api has the logical ID "ApiWorkload" already',
        'rename this one or workloads.api',
      ],
    ],
    [
      'ids of connectors that differ by a capital',
      withConnectors({ tool: SOURCE, Tool: SOURCE }),
      [
        ['connectors', 'Tool'],
        '"Tool"',
        'a logical ID of its own; connectors.tool has the logical ID "ToolConnector" already',
        'rename this one or connectors.tool',
      ],
    ],
    [
      'a workload and a connector',
      { ...withWorkloads({ tool: API }), connectors: { tool: SOURCE } },
      [
        ['connectors', 'tool'],
        '"tool"',
        'an output of its own; workloads.tool has the output "ToolRoleArn" already',
        'rename this one or workloads.tool',
      ],
    ],
    [
      'the profiles of a virtual machine and of a certificate',
      {
        ...withWorkloads({ api: { ...API, runsOn: 'ec2' } }),
        connectors: { apiInstance: CERTIFIED },
      },
      [
        ['connectors', 'apiInstance'],
        '"apiInstance"',
        'an output of its own; workloads.api has the output "ApiInstanceProfileArn" already',
        'rename this one or workloads.api',
      ],
    ],
    [
      'a connector and two others, once',
      {
        ...withWorkloads({ api: { ...API, runsOn: 'ec2' }, apiInstance: API }),
        connectors: { apiInstance: CERTIFIED },
      },
      [
        ['connectors', 'apiInstance'],
        '"apiInstance"',
        'an output of its own; workloads.apiInstance has the output "ApiInstanceRoleArn" already',
        'rename this one or workloads.apiInstance',
      ],
    ],
    [
      'a workload and the role of signed-in users',
      withWorkloads({ authenticated: API }),
      [
        ['workloads', 'authenticated'],
        '"authenticated"',
        'an output of its own; identity has the output "AuthenticatedRoleArn" already',
        'rename this one',
      ],
    ],
    [
      'a connector and the role of a tenant',
      {
        ...withConnectors({ tenantAcme: SOURCE }),
        identity: { tenantClaim: 'custom:tenantId' },
        tenants: { acme: { maxSessionDuration: '1h' } },
      },
      [
        ['connectors', 'tenantAcme'],
        '"tenantAcme"',
        'an output of its own; tenants.acme has the output "TenantAcmeRoleArn" already',
        'rename this one or tenants.acme',
      ],
    ],
  ])('%s are told', (_what, stage, told) => {
    expect(validationErrorsOf(stage)).toEqual([told]);
  });
});

test('each of several that share names is told', () => {
  const stage = { ...withWorkloads({ api: API, tool: API, Api: API }) };
  expect(faultyPaths({ ...stage, connectors: { api: SOURCE, tool: SOURCE } })).toEqual([
    'workloads.Api',
    'connectors.api',
    'connectors.tool',
  ]);
});

test.each([
  ['a workload, and the user of a connector', { tool: API }, { tool: DESTINATION }],
  ['a workload without an instance profile', { api: API }, { apiInstance: CERTIFIED }],
  [
    'a virtual machine, and a connector without a profile',
    { api: { ...API, runsOn: 'ec2' } },
    { apiInstance: SOURCE },
  ],
])('%s do not share a name', (_what, workloads, connectors) => {
  expect(validationErrorsOf({ ...withWorkloads(workloads), connectors })).toEqual([]);
});

test('nothing is said of tables that are unknown only because all tables are at fault', () => {
  expect(faultyPaths({ ...workload({}), tables: [] })).toEqual(['tables']);
});

test('all tables are named to whoever names another', () => {
  const { orders } = MINIMAL.tables;
  const stage = connector({ tables: ['event'] }, { tables: { orders, events: orders } });
  expect(validationErrorsOf(stage).map(([, , ...told]) => told)).toEqual([
    ['the id of a table of the stage: orders, events', 'write "events", or add the table'],
  ]);
});
