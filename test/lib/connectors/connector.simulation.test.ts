import {
  admitted,
  assumeRole,
  moved,
  sessionAs,
  type Caller,
} from '../../tools/simulator/assume-role';
import { decideCall, type Session } from '../../../tools/simulator/call';
import { deploymentOf, type DeployedTemplate } from '../../tools/simulator/deployment';
import { CERTIFIED, DESTINATION, MINIMAL, SOURCE, withConnectors } from '../../stages';
import { templateOf } from '../../synthesis';

const { orders } = MINIMAL.tables;
const LIMITS = { sourceIps: ['203.0.113.0/24', '2001:db8:1234::/48'], expires: '2027-06-30' };
const stage = withConnectors(
  {
    reader: { ...SOURCE, ...LIMITS, listTables: true },
    anywhere: { ...SOURCE, purpose: 'destination', tables: ['events'] },
    account: {
      ...SOURCE,
      trust: {
        principalArn: 'arn:aws:iam::777788889999:root',
        externalId: 'account-1',
        allowAccountRoot: true,
      },
    },
    certified: { ...CERTIFIED, ...LIMITS },
    key: { ...DESTINATION, ...LIMITS },
  },
  {
    env: { region: 'us-east-1' },
    tables: {
      orders: {
        ...orders,
        rows: 'own',
        stream: 'newImage',
        encryption: 'customerManaged',
        indexes: { byState: { partitionKey: { name: 'state', type: 'string' } } },
      },
      events: orders,
    },
  },
);
let deployment: DeployedTemplate;
beforeAll(() => {
  deployment = deploymentOf(templateOf(stage));
});
const VIA_DYNAMODB = 'dynamodb.us-east-1.amazonaws.com';

const { principalArn, externalId } = SOURCE.trust;
const TOOL: Caller = { principal: principalArn, externalId, sourceIp: '203.0.113.9' };
const holder = (): Caller => ({
  principal: 'rolesanywhere.amazonaws.com',
  sourceArn: deployment.attribute('CertifiedConnectorTrustAnchor', 'TrustAnchorArn'),
  sourceAccount: '111122223333',
  commonName: 'warehouse.example.com',
  tags: true,
});
const isAdmitted = async (role: string, caller: Caller) =>
  (await assumeRole(deployment, role, caller)) !== undefined;

describe('trust policy of a connector with a principal: who gets the role', () => {
  test.each<[string, Partial<Caller>]>([
    ['the tool', {}],
    ['the tool, from an IPv6 address', { sourceIp: '2001:db8:1234:5::1' }],
    ['the tool, at the last moment', { at: '2027-06-29T23:59:59Z' }],
  ])('%s', async (_who, caller) => {
    expect(await isAdmitted('ReaderConnector', { ...TOOL, ...caller })).toBe(true);
  });

  test.each<[string, Partial<Caller>]>([
    ['with a wrong external ID', { externalId: 'orders-7f3a92' }],
    ['with the external ID in capitals', { externalId: externalId.toUpperCase() }],
    ['without an external ID', { externalId: undefined }],
    ['from the next address', { sourceIp: '203.0.114.0' }],
    ['from the next IPv6 address', { sourceIp: '2001:db8:1235::' }],
    ['through a VPC endpoint', { sourceIp: undefined }],
    ['on the day of its end', { at: '2027-06-30T00:00:00Z' }],
    ['long after its end', { at: '2035-01-01T00:00:00Z' }],
    ['as another role of its account', { principal: `${principalArn}-2` }],
    ['as a user of its account', { principal: 'arn:aws:iam::444455556666:user/tool' }],
    [
      'as the same role of another account',
      { principal: principalArn.replace('444455556666', '777788889999') },
    ],
    ['as a role of the same account', { principal: 'arn:aws:iam::111122223333:role/tool' }],
    ['as a service', { principal: 'ec2.amazonaws.com' }],
    ['with tags for its session', { tags: true }],
  ])('none: %s', async (_who, caller) => {
    expect(await isAdmitted('ReaderConnector', { ...TOOL, ...caller })).toBe(false);
  });

  test('from anywhere and at any time, without sourceIps and expires', async () => {
    const caller = { ...TOOL, sourceIp: undefined, at: '2050-01-01T00:00:00Z' };
    expect(await isAdmitted('AnywhereConnector', caller)).toBe(true);
  });

  test.each([
    ['arn:aws:iam::777788889999:role/any', 'account-1', true],
    ['arn:aws:iam::777788889999:user/any', 'account-1', true],
    ['arn:aws:iam::777788889999:role/any', 'account-2', false],
    ['arn:aws:iam::444455556666:role/any', 'account-1', false],
  ])('of a whole account, %s with the ID %s: %s', async (principal, id, expected) => {
    expect(await isAdmitted('AccountConnector', { principal, externalId: id })).toBe(expected);
  });
});

describe('trust policy of a connector with a certificate: who gets the role', () => {
  test.each<[string, Partial<Caller>]>([
    ['its holder', {}],
    ['its holder, from wherever: the permissions ask for the address', { sourceIp: undefined }],
  ])('%s', async (_who, caller) => {
    expect(await isAdmitted('CertifiedConnector', { ...holder(), ...caller })).toBe(true);
  });

  test.each<[string, Partial<Caller>]>([
    ['the holder of another certificate', { commonName: 'other.example.com' }],
    ['the holder of one for a part of the name', { commonName: 'example.com' }],
    ['the holder of one without a name', { commonName: undefined }],
    [
      'the holder of one by another authority',
      { sourceArn: 'arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/other' },
    ],
    ['by another service', { principal: 'ec2.amazonaws.com' }],
    ['by a role', { principal: principalArn }],
    ['on the day of its end', { at: '2027-06-30T00:00:00Z' }],
  ])('none: %s', async (_who, caller) => {
    expect(await isAdmitted('CertifiedConnector', { ...holder(), ...caller })).toBe(false);
  });
});

const here = { sourceIp: '203.0.113.9' };
const sessions: Record<string, () => Promise<Session>> = {
  reader: () => admitted(deployment, 'ReaderConnector', TOOL),
  anywhere: () => admitted(deployment, 'AnywhereConnector', { ...TOOL, sourceIp: undefined }),
  certified: async () => moved(await admitted(deployment, 'CertifiedConnector', holder()), here),
  key: () => Promise.resolve(sessionAs(deployment, 'KeyConnectorUser', here)),
};

describe('permissions policy of a connector: credentials that were given in time, and from the right address', () => {
  const decisions = async (name: string, where: { sourceIp?: string | undefined; at?: string }) => {
    const session = await sessions[name]?.();
    if (!session) throw new Error(`no session of ${name}`);
    const resource = deployment.attribute('OrdersTable', 'Arn');
    return Promise.all(
      ['dynamodb:GetItem', 'dynamodb:Scan'].map((action) =>
        decideCall(moved(session, where), { action, resource }),
      ),
    );
  };

  test.each(['reader', 'certified', 'key'])('of %s: read', async (name) => {
    expect(await decisions(name, here)).toEqual(['allowed', 'allowed']);
  });

  test.each(
    ['reader', 'certified', 'key'].flatMap((name) => [
      [name, 'taken elsewhere', { sourceIp: '198.51.100.1' }] as const,
      [name, 'used through a VPC endpoint', { sourceIp: undefined }] as const,
      [name, 'after the end', { ...here, at: '2027-06-30T00:00:00Z' }] as const,
    ]),
  )('of %s, %s: nothing', async (name, _what, where) => {
    expect(await decisions(name, where)).toEqual(['denied', 'denied']);
  });

  test.each([
    ['a range does not matter to KMS, which sees DynamoDB', { sourceIp: undefined }, 'allowed'],
    ['after the end', { ...here, at: '2027-06-30T00:00:00Z' }, 'denied'],
  ])('the key of a table: %s', async (_what, where, expected) => {
    const session = moved(await admitted(deployment, 'ReaderConnector', TOOL), where);
    const call = {
      action: 'kms:Decrypt',
      resource: deployment.attribute('OrdersTableKey', 'Arn'),
    };
    expect(await decideCall(session, { ...call, viaService: VIA_DYNAMODB })).toBe(expected);
    expect(await decideCall(session, call)).toBe('denied');
  });

  test('table names are listed with listTables only, and from the source addresses only', async () => {
    const list = { action: 'dynamodb:ListTables', resource: '*' };
    const reader = await admitted(deployment, 'ReaderConnector', TOOL);
    expect(await decideCall(reader, list)).toBe('allowed');
    expect(await decideCall(moved(reader, { sourceIp: '198.51.100.1' }), list)).toBe('denied');
    const other = await admitted(deployment, 'AnywhereConnector', TOOL);
    expect(await decideCall(other, list)).toBe('denied');
  });
});
