import { CONNECTOR_ACTIONS } from '../../../lib/connectors/connector-actions';
import {
  AUTHORITY,
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  REVOKED,
  revoking,
  REVOKING_AUTHORITY,
  SOURCE,
  withConnectors,
} from '../../stages';
import { RSA_AUTHORITY, RSA_LIST } from './revocation-lists';
import { acknowledgedBelow, added, propertiesOf, stackOf, templateOf } from '../../synthesis';

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
const IN_TIME = { DateLessThan: { 'aws:CurrentTime': '2030-06-30T00:00:00Z' } };

const connector = (options: object, stage: object = {}) =>
  templateOf(withConnectors({ tool: options }, stage));
const role = (options: object) =>
  propertiesOf(connector(options), 'AWS::IAM::Role', 'ToolConnector');
const statements = (options: object, stage: object = {}) =>
  propertiesOf(connector(options, stage), 'AWS::IAM::ManagedPolicy', 'ToolConnectorPolicy')
    .PolicyDocument.Statement;

describe('resources of a connector', () => {
  const POLICY = { ToolConnectorPolicy: 'AWS::IAM::ManagedPolicy' };

  test.each([
    ['a principal', SOURCE, { ToolConnector: 'AWS::IAM::Role' }],
    [
      'a certificate',
      CERTIFIED,
      {
        ToolConnector: 'AWS::IAM::Role',
        ToolConnectorTrustAnchor: 'AWS::RolesAnywhere::TrustAnchor',
        ToolConnectorTrustAnchorProfile: 'AWS::RolesAnywhere::Profile',
      },
    ],
    [
      'an access key',
      DESTINATION,
      {
        ToolConnectorUser: 'AWS::IAM::User',
        ToolConnectorUserKey: 'AWS::KMS::Key',
        ToolConnectorUserSecret: 'AWS::SecretsManager::Secret',
      },
    ],
  ])('of a tool with %s', (_title, options, resources) => {
    expect(added(connector(options), templateOf(MINIMAL))).toEqual({ ...POLICY, ...resources });
  });
});

describe('trust policy of a connector', () => {
  const allowing = (statement: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });
  const { principalArn, externalId } = SOURCE.trust;
  const ofTool = { Action: 'sts:AssumeRole', Principal: { AWS: principalArn } };
  const withId = { StringEquals: { 'sts:ExternalId': externalId } };

  test.each([
    ['with its external ID', {}, withId],
    ['and from its addresses', { sourceIps: RANGES }, { ...withId, ...FROM_RANGES }],
    ['and in time', { expires: '2030-06-30' }, { ...withId, ...IN_TIME }],
    [
      'and both',
      { sourceIps: RANGES, expires: '2030-06-30' },
      { ...withId, ...FROM_RANGES, ...IN_TIME },
    ],
  ])("the tool's own principal, %s", (_title, options, Condition) => {
    expect(role({ ...SOURCE, ...options }).AssumeRolePolicyDocument).toEqual(
      allowing({ ...ofTool, Condition }),
    );
  });

  test('a whole account, with allowAccountRoot', () => {
    const root = 'arn:aws:iam::444455556666:root';
    const trust = { ...SOURCE.trust, principalArn: root, allowAccountRoot: true };
    expect(role({ ...SOURCE, trust }).AssumeRolePolicyDocument).toEqual(
      allowing({ Action: 'sts:AssumeRole', Principal: { AWS: root }, Condition: withId }),
    );
  });

  test('the holder of a certificate of the name, by the trust anchor of the connector', () => {
    const options = { ...CERTIFIED, sourceIps: RANGES, expires: '2030-06-30' };
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
  const trust = {
    rolesAnywhere: { ...CERTIFIED.trust.rolesAnywhere, certificateAuthority: noisy },
  };
  const template = connector({ ...CERTIFIED, trust, maxSessionDuration: '4h' });
  const name = 'orders-minimal-ToolConnector-TrustAnchor';
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
  const listsOf = (rolesAnywhere: object) =>
    connector(revoking(rolesAnywhere)).findResources('AWS::RolesAnywhere::CRL');
  const list = (id: string, CrlData: string) => ({
    Type: 'AWS::RolesAnywhere::CRL',
    Properties: {
      Name: `orders-minimal-ToolConnector-TrustAnchor-${id}`,
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
    const without = connector(revoking({ revoked: undefined }));
    expect(added(connector(revoking()), without)).toEqual({
      ToolConnectorTrustAnchorRevocationList: 'AWS::RolesAnywhere::CRL',
    });
  });
});

describe('permissions policy of a connector', () => {
  test.each([
    ['source', [{ Sid: 'ReadItemsOfOrdersTable', Action: READ }]],
    ['destination', [{ Sid: 'ReadWriteItemsOfOrdersTable', Action: READ_WRITE }]],
  ])('%s, on its table', (purpose, expected) => {
    expect(statements({ ...SOURCE, purpose })).toEqual(
      expected.map((statement) => ({ Effect: 'Allow', Resource: TABLE, ...statement })),
    );
  });

  test('a range of addresses and an end hold of everything, apart from the range for keys', () => {
    const stage = {
      env: { region: 'eu-west-1' },
      tables: { orders: { ...MINIMAL.tables.orders, encryption: 'customerManaged' } },
    };
    const limits = { sourceIps: RANGES, expires: '2030-06-30', listTables: true };
    const Condition = { ...FROM_RANGES, ...IN_TIME };
    expect(statements({ ...SOURCE, ...limits }, stage)).toEqual([
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
    ['its own', { maxSessionDuration: 3600 }, 3600],
    ['two hours, more than forms ask for', {}, 7200],
  ])('its longest session is %s', (_title, options, expected) => {
    expect(role({ ...SOURCE, ...options }).MaxSessionDuration).toBe(expected);
  });
});

describe('access key of a connector', () => {
  const KEY = { 'Fn::GetAtt': ['ToolConnectorUserKey', 'Arn'] };

  test('is that of a user with the policy of the connector', () => {
    const template = connector(DESTINATION);
    expect(propertiesOf(template, 'AWS::IAM::User', 'ToolConnectorUser')).toEqual({
      ManagedPolicyArns: [{ Ref: 'ToolConnectorPolicy' }],
    });
  });

  test('is not in the template: its secret has no value, not even a generated one', () => {
    const template = connector(DESTINATION);
    expect(
      propertiesOf(template, 'AWS::SecretsManager::Secret', 'ToolConnectorUserSecret'),
    ).toEqual({
      Description:
        'Access key of orders-minimal/ToolConnector/User, as JSON with accessKeyId and secretAccessKey',
      KmsKeyId: KEY,
    });
  });

  test('has a key policy that allows use through Secrets Manager alone, and a key that rotates', () => {
    const { EnableKeyRotation, KeyPolicy } = propertiesOf(
      connector(DESTINATION),
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

  test.each(['retain', 'destroy'])(
    'goes with the stack, where data is to %s too',
    (removalPolicy) => {
      const all = Object.entries<any>(connector(DESTINATION, { removalPolicy }).toJSON().Resources);
      const ofKey = all.filter(([id]) => id.startsWith('ToolConnectorUser'));
      expect(ofKey.map(([, { Type }]) => Type).sort()).toEqual([
        'AWS::IAM::User',
        'AWS::KMS::Key',
        'AWS::SecretsManager::Secret',
      ]);
      expect(ofKey.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')).toEqual([]);
    },
  );
});

test('managed policies of a connector with many tables: all tables, in several policies', () => {
  const ids = Array.from({ length: 120 }, (_, n) => `table${String(n).padStart(3, '0')}`);
  const tables = Object.fromEntries(ids.map((id) => [id, MINIMAL.tables.orders]));
  const template = connector({ ...DESTINATION, tables: ids }, { tables });
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
  expect(named).toEqual(ids.map((id) => `${id.replace('t', 'T')}Table`));
});

describe('findings of cdk-nag on a connector are acknowledged with a reason', () => {
  const acknowledged = (options: object) =>
    acknowledgedBelow(stackOf(withConnectors({ tool: options })), 'ToolConnector');
  const reason = expect.stringMatching(/^[A-Z].*\.$/);
  const inStandards = (rule: string) =>
    Object.fromEntries(
      ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => [
        `${pack}::${pack}-${rule}`,
        reason,
      ]),
    );

  test('a user without a group, and a secret without rotation', () => {
    expect(acknowledged(DESTINATION)).toEqual({
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
    expect(acknowledged({ ...SOURCE, listTables: true })).toEqual({
      ToolConnector: { 'AwsSolutions::AwsSolutions-IAM5[Resource::*]': reason },
    });
  });

  test('and nothing else', () => {
    expect(acknowledged({ ...SOURCE, listTables: false })).toEqual({});
  });
});
