import { Template } from 'aws-cdk-lib/assertions';
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import { Connector, type ConnectorProps } from '../../../lib/connectors/connector';
import { CONNECTOR_ACTIONS } from '../../../lib/connectors/connector-actions';
import type {
  AccessKeyTrust,
  CertificateTrust,
  PrincipalTrust,
} from '../../../lib/connectors/connector-trust';
import { AccessTable } from '../../../lib/table/access-table';
import type { TableEncryption } from '../../../lib/table/table-props';
import { AUTHORITY, REVOKED, REVOKING_AUTHORITY } from '../../stages';
import { acknowledgedBelow, added, propertiesOf, stackWith, templateWith } from '../../synthesis';
import { RSA_AUTHORITY, RSA_LIST } from './revocation-lists';

const TABLE = { 'Fn::GetAtt': ['OrdersTable', 'Arn'] };
const READ = [
  'dynamodb:BatchGetItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
];
const READ_WRITE = [
  'dynamodb:BatchGetItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:UpdateItem',
];
const RANGES = ['203.0.113.0/24', '2001:db8:1234::/48'];
const FROM_RANGES = { IpAddress: { 'aws:SourceIp': RANGES } };
const EXPIRES = new Date('2030-06-30T00:00:00Z');
const IN_TIME = { DateLessThan: { 'aws:CurrentTime': '2030-06-30T00:00:00Z' } };

const PRINCIPAL: PrincipalTrust = {
  kind: 'principal',
  principalArn: 'arn:aws:iam::444455556666:role/tool',
  externalId: 'orders-7f3a91',
};
const CERTIFICATE: CertificateTrust = {
  kind: 'certificate',
  certificateAuthority: AUTHORITY,
  commonName: 'warehouse.example.com',
};
const ACCESS_KEY: AccessKeyTrust = { kind: 'accessKey' };

/** What differs from a connector that reads one table, of a tool that has a role of its own. */
interface Options extends Partial<Omit<ConnectorProps, 'tables'>> {
  readonly tableIds?: readonly string[] | undefined;
  readonly encryption?: TableEncryption | undefined;
}

function addTables(stack: Stack, { tableIds = ['OrdersTable'], encryption }: Options = {}) {
  const partitionKey = { name: 'pk', type: 'string' } as const;
  const props = { partitionKey, encryption, removalPolicy: RemovalPolicy.DESTROY };
  return tableIds.map((id) => new AccessTable(stack, id, props));
}

/** A stack with tables and the connector `ToolConnector`, without a stage file. */
const stackOf = ({ tableIds, encryption, ...props }: Options = {}, region?: string) =>
  stackWith(
    (stack) => {
      const tables = addTables(stack, { tableIds, encryption });
      const defaults = { purpose: 'source', trust: PRINCIPAL } as const;
      new Connector(stack, 'ToolConnector', { ...defaults, tables, ...props });
    },
    { env: { region } },
  );
const connector = (options?: Options, region?: string) =>
  Template.fromStack(stackOf(options, region));
const role = (options?: Options) =>
  propertiesOf(connector(options), 'AWS::IAM::Role', 'ToolConnector');
const statements = (options?: Options, region?: string) =>
  propertiesOf(connector(options, region), 'AWS::IAM::ManagedPolicy', 'ToolConnectorPolicy')
    .PolicyDocument.Statement;

describe('resources of a connector', () => {
  const POLICY = { ToolConnectorPolicy: 'AWS::IAM::ManagedPolicy' };

  test.each([
    ['a principal', PRINCIPAL, { ToolConnector: 'AWS::IAM::Role' }],
    [
      'a certificate',
      CERTIFICATE,
      {
        ToolConnector: 'AWS::IAM::Role',
        ToolConnectorTrustAnchor: 'AWS::RolesAnywhere::TrustAnchor',
        ToolConnectorTrustAnchorProfile: 'AWS::RolesAnywhere::Profile',
      },
    ],
    [
      'an access key',
      ACCESS_KEY,
      {
        ToolConnectorUser: 'AWS::IAM::User',
        ToolConnectorUserKey: 'AWS::KMS::Key',
        ToolConnectorUserSecret: 'AWS::SecretsManager::Secret',
      },
    ],
  ])('of a tool with %s', (_title, trust, resources) => {
    const tables = templateWith((stack) => void addTables(stack));
    expect(added(connector({ trust }), tables)).toEqual({ ...POLICY, ...resources });
  });
});

describe('trust policy of a connector', () => {
  const allowing = (statement: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });
  const { principalArn, externalId } = PRINCIPAL;
  const ofTool = { Action: 'sts:AssumeRole', Principal: { AWS: principalArn } };
  const withId = { StringEquals: { 'sts:ExternalId': externalId } };

  test.each([
    ['with its external ID', {}, withId],
    ['and from its addresses', { sourceIps: RANGES }, { ...withId, ...FROM_RANGES }],
    ['and in time', { expires: EXPIRES }, { ...withId, ...IN_TIME }],
    [
      'and both',
      { sourceIps: RANGES, expires: EXPIRES },
      { ...withId, ...FROM_RANGES, ...IN_TIME },
    ],
  ])("the tool's own principal, %s", (_title, options, Condition) => {
    expect(role(options).AssumeRolePolicyDocument).toEqual(allowing({ ...ofTool, Condition }));
  });

  test('a whole account, with allowAccountRoot', () => {
    const root = 'arn:aws:iam::444455556666:root';
    const trust = { ...PRINCIPAL, principalArn: root, allowAccountRoot: true };
    expect(role({ trust }).AssumeRolePolicyDocument).toEqual(
      allowing({ Action: 'sts:AssumeRole', Principal: { AWS: root }, Condition: withId }),
    );
  });

  test('the holder of a certificate of the name, by the trust anchor of the connector', () => {
    const options = { trust: CERTIFICATE, sourceIps: RANGES, expires: EXPIRES };
    expect(role(options).AssumeRolePolicyDocument).toEqual(
      allowing({
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
        Principal: { Service: 'rolesanywhere.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'warehouse.example.com' },
          ArnEquals: {
            'aws:SourceArn': { 'Fn::GetAtt': ['ToolConnectorTrustAnchor', 'TrustAnchorArn'] },
          },
          ...IN_TIME,
        },
      }),
    );
  });
});

test('trust anchor and profile of a connector: the certificates alone, and the one role', () => {
  const noisy = `subject=CN = Example\r\n${AUTHORITY.replaceAll('\n', '\r\n')}\n# end`;
  const trust = { ...CERTIFICATE, certificateAuthority: noisy };
  const template = connector({ trust, maxSessionDuration: Duration.hours(4) });
  const name = 'Test-ToolConnector-TrustAnchor';
  expect(
    propertiesOf(template, 'AWS::RolesAnywhere::TrustAnchor', 'ToolConnectorTrustAnchor'),
  ).toEqual({
    Name: name,
    Enabled: true,
    Source: {
      SourceType: 'CERTIFICATE_BUNDLE',
      SourceData: { X509CertificateData: AUTHORITY },
    },
  });
  expect(
    propertiesOf(template, 'AWS::RolesAnywhere::Profile', 'ToolConnectorTrustAnchorProfile'),
  ).toEqual({
    Name: name,
    Enabled: true,
    RoleArns: [{ 'Fn::GetAtt': ['ToolConnector', 'Arn'] }],
    DurationSeconds: 14400,
  });
  expect(propertiesOf(template, 'AWS::IAM::Role', 'ToolConnector').MaxSessionDuration).toBe(14400);
});

describe('revocation lists of a connector', () => {
  const revoking = (differences: Partial<CertificateTrust> = {}) =>
    connector({
      trust: {
        ...CERTIFICATE,
        certificateAuthority: REVOKING_AUTHORITY,
        revoked: REVOKED,
        ...differences,
      },
    });
  const listsOf = (differences: Partial<CertificateTrust>) =>
    revoking(differences).findResources('AWS::RolesAnywhere::CRL');
  const list = (id: string, CrlData: string) => ({
    Type: 'AWS::RolesAnywhere::CRL',
    Properties: {
      Name: `Test-ToolConnector-TrustAnchor-${id}`,
      Enabled: true,
      CrlData,
      TrustAnchorArn: { 'Fn::GetAtt': ['ToolConnectorTrustAnchor', 'TrustAnchorArn'] },
    },
  });

  test('are enabled for its trust anchor, without any text around them', () => {
    expect(listsOf({ revoked: `# list\r\n${REVOKED.replaceAll('\n', '\r\n')}` })).toEqual({
      ToolConnectorTrustAnchorRevocationList: list('RevocationList', REVOKED),
    });
  });

  test('are one for each of two authorities', () => {
    const certificateAuthority = REVOKING_AUTHORITY + RSA_AUTHORITY;
    expect(listsOf({ certificateAuthority, revoked: REVOKED + RSA_LIST })).toEqual({
      ToolConnectorTrustAnchorRevocationList: list('RevocationList', REVOKED),
      ToolConnectorTrustAnchorSecondRevocationList: list('SecondRevocationList', RSA_LIST),
    });
  });

  test('are all that is added', () => {
    expect(added(revoking(), revoking({ revoked: undefined }))).toEqual({
      ToolConnectorTrustAnchorRevocationList: 'AWS::RolesAnywhere::CRL',
    });
  });
});

describe('permissions policy of a connector', () => {
  test.each([
    ['source', [{ Sid: 'ReadItemsOfOrdersTable', Action: READ }]],
    ['destination', [{ Sid: 'ReadWriteItemsOfOrdersTable', Action: READ_WRITE }]],
  ] as const)('%s, on its table', (purpose, expected) => {
    expect(statements({ purpose })).toEqual(
      expected.map((statement) => ({ Effect: 'Allow', Resource: TABLE, ...statement })),
    );
  });

  test('a range of addresses and an end hold of everything, apart from the range for keys', () => {
    const limits = { sourceIps: RANGES, expires: EXPIRES, listTables: true };
    const Condition = { ...FROM_RANGES, ...IN_TIME };
    expect(statements({ ...limits, encryption: 'customerManaged' }, 'eu-west-1')).toEqual([
      {
        Sid: 'ListTableNames',
        Effect: 'Allow',
        Action: 'dynamodb:ListTables',
        Resource: '*',
        Condition,
      },
      {
        Sid: 'ReadItemsOfOrdersTable',
        Effect: 'Allow',
        Action: READ,
        Resource: TABLE,
        Condition,
      },
      {
        Sid: 'UseKeyOfOrdersTableThroughDynamoDB',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey'],
        Resource: { 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] },
        Condition: {
          StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' },
          ...IN_TIME,
        },
      },
    ]);
  });

  test.each(Object.entries(CONNECTOR_ACTIONS))(
    '%s is sorted, and without a wildcard',
    (_purpose, { onTable, onIndexes, throughKey }) => {
      expect(onTable).toEqual([...onTable].sort());
      expect([...onTable, ...onIndexes, ...throughKey].join()).not.toMatch(/[*?]/);
    },
  );

  test.each([
    ['its own', { maxSessionDuration: Duration.hours(1) }, 3600],
    ['two hours, more than forms ask for', {}, 7200],
  ])('its longest session is %s', (_title, options, expected) => {
    expect(role(options).MaxSessionDuration).toBe(expected);
  });
});

describe('access key of a connector', () => {
  const KEY = { 'Fn::GetAtt': ['ToolConnectorUserKey', 'Arn'] };

  test('is that of a user with the policy of the connector', () => {
    const template = connector({ trust: ACCESS_KEY });
    expect(propertiesOf(template, 'AWS::IAM::User', 'ToolConnectorUser')).toEqual({
      ManagedPolicyArns: [{ Ref: 'ToolConnectorPolicy' }],
    });
  });

  test('is not in the template: its secret has no value, not even a generated one', () => {
    const template = connector({ trust: ACCESS_KEY });
    expect(
      propertiesOf(template, 'AWS::SecretsManager::Secret', 'ToolConnectorUserSecret'),
    ).toEqual({
      Description:
        'Access key of Test/ToolConnector/User, as JSON with accessKeyId and secretAccessKey',
      KmsKeyId: KEY,
    });
  });

  test('has a key policy that allows use through Secrets Manager alone, and a key that rotates', () => {
    const { EnableKeyRotation, KeyPolicy } = propertiesOf(
      connector({ trust: ACCESS_KEY }),
      'AWS::KMS::Key',
      'ToolConnectorUserKey',
    );
    expect(EnableKeyRotation).toBe(true);
    const [administration, use, ...others] = KeyPolicy.Statement;
    expect(others).toEqual([]);
    expect(administration.Action.join()).not.toMatch(/[*?]|crypt|DataKey|CreateGrant/);
    expect(use).toMatchObject({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: {
        StringEquals: {
          'kms:ViaService': {
            'Fn::Join': ['', ['secretsmanager.', { Ref: 'AWS::Region' }, '.amazonaws.com']],
          },
        },
      },
    });
  });

  test('goes with the stack', () => {
    const all = Object.entries<any>(connector({ trust: ACCESS_KEY }).toJSON().Resources);
    const ofKey = all.filter(([id]) => id.startsWith('ToolConnectorUser'));
    expect(ofKey.map(([, { Type }]) => Type).sort()).toEqual([
      'AWS::IAM::User',
      'AWS::KMS::Key',
      'AWS::SecretsManager::Secret',
    ]);
    expect(ofKey.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')).toEqual([]);
  });
});

test('managed policies of a connector with many tables: all tables, in several policies', () => {
  const tableIds = Array.from({ length: 150 }, (_, n) => `Table${String(n).padStart(3, '0')}Table`);
  const template = connector({ tableIds, purpose: 'destination', trust: ACCESS_KEY });
  const { ManagedPolicyArns } = propertiesOf(template, 'AWS::IAM::User', 'ToolConnectorUser');
  expect(ManagedPolicyArns).toEqual([
    { Ref: 'ToolConnectorPolicy' },
    { Ref: 'ToolConnectorPolicy2' },
    { Ref: 'ToolConnectorPolicy3' },
  ]);
  const named = ManagedPolicyArns.flatMap(
    ({ Ref }: any) =>
      propertiesOf(template, 'AWS::IAM::ManagedPolicy', Ref).PolicyDocument.Statement,
  ).flatMap(({ Resource }: any) => Resource.map((one: any) => one['Fn::GetAtt'][0]));
  expect(named).toEqual(tableIds);
});

describe('findings of cdk-nag on a connector are acknowledged with a reason', () => {
  const acknowledged = (options: Options) => acknowledgedBelow(stackOf(options), 'ToolConnector');
  const reason = expect.stringMatching(/^[A-Z].*\.$/);
  const inStandards = (rule: string) =>
    Object.fromEntries(
      ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => [
        `${pack}::${pack}-${rule}`,
        reason,
      ]),
    );

  test('a user without a group, and a secret without rotation', () => {
    expect(acknowledged({ trust: ACCESS_KEY })).toEqual({
      'ToolConnector/User/Resource': {
        ...inStandards('IAMUserNoPolicies'),
        ...inStandards('IAMUserGroupMembership'),
      },
      'ToolConnector/User/Secret': {
        'AwsSolutions::AwsSolutions-SMG4': reason,
        'HIPAA.Security::HIPAA.Security-SecretsManagerRotationEnabled': reason,
        'NIST.800.53.R5::NIST.800.53.R5-SecretsManagerRotationEnabled': reason,
      },
    });
  });

  test('a statement on all resources, with listTables', () => {
    expect(acknowledged({ listTables: true })).toEqual({
      ToolConnector: { 'AwsSolutions::AwsSolutions-IAM5[Resource::*]': reason },
    });
  });

  test('and nothing else', () => {
    expect(acknowledged({ listTables: false })).toEqual({});
  });
});
