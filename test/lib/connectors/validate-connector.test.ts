import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Duration, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Connector, type ConnectorProps } from '../../../lib/connectors/connector';
import type { ConnectorTrust, PrincipalTrust } from '../../../lib/connectors/connector-trust';
import { invalidProps, type ConnectorTerms } from '../../../lib/connectors/validate-connector';
import { AUTHORITY, REVOKED, REVOKING_AUTHORITY } from '../../stages';
import { permissionStatements, stackWith, templateWith } from '../../synthesis';
import { LEAF, PRIVATE_KEY } from './certificates';

const ROOT = 'arn:aws:iam::444455556666:root';
const TOOL: PrincipalTrust = {
  kind: 'principal',
  principalArn: 'arn:aws:iam::444455556666:role/tool',
  externalId: 'orders-1',
};
const principal = (options: Partial<PrincipalTrust>) => ({ trust: { ...TOOL, ...options } });
const certificate = (certificateAuthority: string, commonName = 'tool', revoked?: string) => ({
  trust: { kind: 'certificate', certificateAuthority, commonName, revoked } as const,
});
const ACCESS_KEY: ConnectorTrust = { kind: 'accessKey' };
const propsOf = (terms: Partial<ConnectorTerms>) =>
  invalidProps({ trust: TOOL, ...terms }).map(({ prop }) => prop);

describe('invalid props of a connector', () => {
  test.each<[string, Partial<ConnectorTerms>, string[]]>([
    ['everybody', principal({ principalArn: '*' }), ['trust.principalArn']],
    ['a whole account', principal({ principalArn: ROOT }), ['trust.principalArn']],
    [
      'a whole account, explicitly not allowed',
      principal({ principalArn: ROOT, allowAccountRoot: false }),
      ['trust.principalArn'],
    ],
    ['an empty external ID', principal({ externalId: '' }), ['trust.externalId']],
    [
      'no external ID, which JavaScript can leave out',
      principal(JSON.parse('{ "externalId": null }')),
      ['trust.externalId'],
    ],
    ['a path of certificates', certificate('ca.pem'), ['trust.certificateAuthority']],
    ['a certificate that signs no others', certificate(LEAF), ['trust.certificateAuthority']],
    ['a pattern as common name', certificate(AUTHORITY, '*'), ['trust.commonName']],
    [
      'a path of a revocation list',
      certificate(REVOKING_AUTHORITY, 'tool', 'ca.crl'),
      ['trust.revoked'],
    ],
    [
      'a revocation list of another authority',
      certificate(AUTHORITY, 'tool', REVOKED),
      ['trust.revoked'],
    ],
    [
      'a revocation list and an invalid authority',
      certificate(LEAF, 'tool', REVOKED),
      ['trust.certificateAuthority'],
    ],
    ['a session of 3,599 seconds', { maxSessionDuration: 3599 }, ['maxSessionDuration']],
    ['a session of 43,201 seconds', { maxSessionDuration: 43_201 }, ['maxSessionDuration']],
    ['a session of half a second more', { maxSessionDuration: 3600.5 }, ['maxSessionDuration']],
    [
      'a session of an access key',
      { trust: ACCESS_KEY, maxSessionDuration: 7200 },
      ['maxSessionDuration'],
    ],
    ['no range', { sourceIps: [] }, ['sourceIps']],
    ['a private range', { sourceIps: ['203.0.113.0/24', '10.0.0.0/8'] }, ['sourceIps.1']],
    ['a range twice', { sourceIps: ['203.0.113.0/24', '203.0.113.0/24'] }, ['sourceIps']],
    ['an expiry that is no time', { expires: new Date('never') }, ['expires']],
    ['a day in JavaScript', JSON.parse('{ "expires": "2027-06-30" }'), ['expires']],
    [
      'several, all of which are reported',
      { ...principal({ principalArn: '*', externalId: '' }), sourceIps: [], expires: new Date('') },
      ['trust.principalArn', 'trust.externalId', 'sourceIps', 'expires'],
    ],
  ])('%s', (_title, terms, props) => {
    expect(propsOf(terms)).toEqual(props);
  });
});

describe('valid props of a connector', () => {
  test.each<[string, Partial<ConnectorTerms>]>([
    ['a role', {}],
    ['a whole account that is allowed', principal({ principalArn: ROOT, allowAccountRoot: true })],
    ['a certificate', certificate(AUTHORITY)],
    ['a revocation list', certificate(REVOKING_AUTHORITY, 'tool', REVOKED)],
    ['an access key', { trust: ACCESS_KEY }],
    ['a session of an hour', { maxSessionDuration: 3600 }],
    ['a session of twelve hours', { maxSessionDuration: 43_200 }],
    ['an expiry', { expires: new Date('2028-02-29') }],
    ['two ranges', { sourceIps: ['203.0.113.0/24', '2001:db8::/32'] }],
    ['a range that only the deployment knows', { sourceIps: [Token.asString({ Ref: 'Range' })] }],
    ['ranges that only the deployment knows', { sourceIps: Token.asList('ranges') }],
  ])('%s', (_title, terms) => {
    expect(propsOf(terms)).toEqual([]);
  });
});

describe('a connector on the table of another stack', () => {
  const template = (props: Partial<ConnectorProps> = {}) =>
    templateWith((stack) => {
      const partitionKey = { name: 'pk', type: AttributeType.STRING };
      const table = new TableV2(stack, 'Mine', { partitionKey });
      const tables = [{ table, indexNames: ['byState'] }];
      new Connector(stack, 'Tool', { purpose: 'source', tables, trust: TOOL, ...props });
    });

  test('is a role for it', () => {
    expect(permissionStatements(template()).map(({ Sid }) => Sid)).toEqual(['ReadItemsOfMine']);
  });

  test.each<[string, ConnectorTrust, object]>([
    [
      'a principal',
      TOOL,
      { role: 'Test/Tool/Resource', externalId: 'orders-1', maxSessionDuration: 7200 },
    ],
    [
      'a certificate',
      certificate(AUTHORITY).trust,
      {
        role: 'Test/Tool/Resource',
        trustAnchorArn: { 'Fn::GetAtt': ['ToolTrustAnchor', 'TrustAnchorArn'] },
        profileArn: { 'Fn::GetAtt': ['ToolTrustAnchorProfile', 'ProfileArn'] },
        maxSessionDuration: 7200,
      },
    ],
    [
      'an access key',
      ACCESS_KEY,
      { user: 'Test/Tool/User/Resource', secret: 'Test/Tool/User/SecretReference' },
    ],
  ])('has the credentials of %s', (_title, trust, expected) => {
    let found: [string, unknown][] = [];
    const stack = stackWith((parent) => {
      const props = { purpose: 'source', tables: [], trust } as const;
      found = Object.entries(new Connector(parent, 'Tool', props).credentials);
    });
    const known = found.map(([key, value]) => [
      key,
      Construct.isConstruct(value)
        ? value.node.path
        : value instanceof Duration
          ? value.toSeconds()
          : (stack.resolve(value) as unknown),
    ]);
    expect(Object.fromEntries(known)).toEqual({ kind: trust.kind, ...expected });
  });

  test('is an error with its ID if the trust policy is too long', () => {
    const sourceIps = Array.from({ length: 100 }, (_, n) => `198.51.100.${n}/32`);
    expect(() => template({ sourceIps })).toThrow(/ connector Tool .*\b\d{4}\b.*\b2048\b/);
  });

  test('is one error with every invalid prop, and without a private key', () => {
    const props = { ...certificate(PRIVATE_KEY, '*'), maxSessionDuration: Duration.seconds(60) };
    expect(() => template(props)).toThrow(
      /Tool.*\n {2}trust\.certificateAuthority .*\n {2}trust\.commonName .*"\*".*\n {2}maxSessionDuration .* 60\..* 3600 to 43200/,
    );
    expect(() => template(props)).not.toThrow('c2VjcmV0');
  });
});
