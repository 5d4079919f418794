import { deploymentOf, type DeployedTemplate } from '../../tools/simulator/deployment';
import { decideCall, type Session } from '../../../tools/simulator/call';
import { sessionOf, signIn, type User } from '../../../tools/simulator/sign-in';
import { MINIMAL } from '../../stages';
import { templateOf } from '../../synthesis';

const CLAIM = 'custom:tenantId';
const ITEM_ACTIONS = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

function user(name: string, tenant?: string): User {
  const digit = name.charCodeAt(0).toString(16);
  const uuid = '00000000-0000-4000-8000-000000000000'.replaceAll('0', digit.charAt(1));
  return {
    identityId: `us-east-1:${uuid}`,
    claims: {
      sub: uuid.replaceAll('-8', '-9'),
      ...(tenant === undefined ? {} : { [CLAIM]: tenant }),
    },
  };
}

const ALICE = user('alice', 'acme');
const BOB = user('bob', 'globex');

interface Scope {
  readonly rows: unknown;
  /** What the keys of a user's rows are, or begin with. */
  readonly idOf: (user: User) => string;
  readonly delimiter?: string;
}

const IDENTITY_ID = ({ identityId }: User) => identityId;
const SUB = ({ claims }: User) => claims.sub ?? '';
const TENANT = ({ claims }: User) => claims[CLAIM] ?? '';

const SCOPES: Record<string, Scope> = {
  own: { rows: 'own', idOf: IDENTITY_ID },
  'own, prefix': { rows: { by: 'own', match: 'prefix' }, idOf: IDENTITY_ID, delimiter: '#' },
  'own, prefix |': {
    rows: { by: 'own', match: 'prefix', delimiter: '|' },
    idOf: IDENTITY_ID,
    delimiter: '|',
  },
  'own by sub': { rows: { by: 'own', id: 'userSub' }, idOf: SUB },
  'own by sub, prefix': {
    rows: { by: 'own', id: 'userSub', match: 'prefix', delimiter: ':' },
    idOf: SUB,
    delimiter: ':',
  },
  tenant: { rows: 'tenant', idOf: TENANT },
  'tenant, prefix': { rows: { by: 'tenant', match: 'prefix' }, idOf: TENANT, delimiter: '#' },
  'tenant, prefix -#-': {
    rows: { by: 'tenant', match: 'prefix', delimiter: '-#-' },
    idOf: TENANT,
    delimiter: '-#-',
  },
};

const ROLE = { maxSessionDuration: 3600 };

/** Without tenants that have a role of their own, with some that do, and with everything that may be one. */
const ROLES: Record<string, Record<string, object>> = {
  'the authenticated role': {},
  'roles of tenants': { acme: ROLE, 'acme-corp': ROLE, globex: ROLE },
};

function stageWith(rows: unknown, tenants: object): object {
  return {
    ...MINIMAL,
    // Tags of the stage are on the role too, and policies can read them.
    tags: { tenant: 'globex', team: 'orders' },
    tables: {
      orders: {
        ...MINIMAL.tables.orders,
        rows,
        stream: 'newImage',
        indexes: { byState: { partitionKey: { name: 'state', type: 'string' } } },
      },
      other: { ...MINIMAL.tables.orders, rows, actions: ['GetItem'] },
    },
    identity: { tenantClaim: CLAIM },
    tenants,
  };
}

const cases = Object.entries(SCOPES).flatMap(([name, scope]) =>
  Object.entries(ROLES).map(([roles, tenants]) => [name, roles, scope, tenants] as const),
);

describe.each(cases)(
  'item policy with rows %s, by %s',
  (_name, _roles, { rows, idOf, delimiter }, tenants) => {
    const rowOf = (of: User, rest = 'order-1') =>
      delimiter === undefined ? idOf(of) : `${idOf(of)}${delimiter}${rest}`;
    let deployment: DeployedTemplate;
    let table: string;
    let alice: Session;
    const decide = (action: string, keys?: readonly string[], resource = table) =>
      decideCall(alice, { action, resource, keys });

    beforeAll(async () => {
      deployment = deploymentOf(templateOf(stageWith(rows, tenants)));
      table = deployment.attribute('OrdersTable', 'Arn');
      alice = await sessionOf(deployment, ALICE);
    });

    test('the session has the role of its tenant, if it has one', () => {
      expect(alice.role).toBe(
        'acme' in tenants ? 'AuthenticatedRoleTenantAcme' : 'AuthenticatedRole',
      );
    });

    test.each(ITEM_ACTIONS)("%s reaches the user's own row, and no other", async (action) => {
      expect(await decide(action, [rowOf(ALICE)])).toBe('allowed');
      expect(await decide(action, [rowOf(BOB)])).toBe('denied');
    });

    test('a key that resembles an own one, or is a pattern, is denied', async () => {
      const id = idOf(ALICE);
      const rest = delimiter === undefined ? '' : `${delimiter}order-1`;
      const lookalikes = [
        ...[`${id}-corp${rest}`, `${id}x${rest}`, `x${id}${rest}`, `${id.slice(0, -1)}${rest}`],
        ...[` ${id}${rest}`, `${id} ${rest}`, `${id}\n${rest}`, `${id}\u0000${rest}`],
        // Latin letters and a hyphen by Cyrillic and typographic ones, and a digit by a full-width one.
        ...[
          id.replace('a', '\u0430'),
          id.replace('-', '\u2010'),
          id.replace(/\d/, '\uff11'),
        ].flatMap((lookalike) => (lookalike === id ? [] : [`${lookalike}${rest}`])),
        ...['*', '?', `${id.charAt(0)}*`, `${id.slice(0, -1)}?`].map((like) => `${like}${rest}`),
        `\${aws:PrincipalTag/tokenTenant}${rest}`,
        `\${aws:PrincipalTag/tokenSub}${rest}`,
        `\${cognito-identity.amazonaws.com:sub}${rest}`,
        ...['', rest, 'x'.repeat(2048)],
        ...(/[a-z]/.test(id) ? [`${id.toUpperCase()}${rest}`] : []),
        ...(delimiter === undefined
          ? [`${id}#`, `${id}#order-1`, `${id}${id}`]
          : [id, `${id}/order-1`]),
      ].filter((key) => key !== rowOf(ALICE));
      const decisions = await Promise.all(
        lookalikes.map((key) => decide('dynamodb:GetItem', [key])),
      );
      expect(lookalikes.filter((_, position) => decisions[position] !== 'denied')).toEqual([]);
    });

    test('a key can have the maximum length of DynamoDB, and any character after the delimiter', async () => {
      const rest = [
        'x'.repeat(2048 - rowOf(ALICE, '').length),
        '*',
        '?',
        '\n',
        '😀',
        '${aws:userid}',
        '',
      ];
      const keys = delimiter === undefined ? [rowOf(ALICE)] : rest.map((one) => rowOf(ALICE, one));
      for (const key of keys) expect(await decide('dynamodb:PutItem', [key])).toBe('allowed');
    });

    test.each(ITEM_ACTIONS)('%s without a key is denied', async (action) => {
      expect(await decide(action)).toBe('denied');
      expect(await decide(action, [])).toBe('denied');
    });

    test('several keys are allowed if all are own, and denied if one is not', async () => {
      expect(await decide('dynamodb:GetItem', [rowOf(ALICE), rowOf(ALICE, 'order-2')])).toBe(
        'allowed',
      );
      expect(await decide('dynamodb:GetItem', [rowOf(ALICE), rowOf(BOB)])).toBe('denied');
      expect(await decide('dynamodb:GetItem', [rowOf(BOB), rowOf(ALICE)])).toBe('denied');
    });

    test.each([
      ...['BatchGetItem', 'BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'Query', 'Scan'],
      ...['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate', 'SearchVectors'],
      ...['DescribeTable', 'UpdateTable', 'DeleteTable', 'PutResourcePolicy', 'CreateBackup'],
    ])("%s is denied, on one's own rows too", async (action) => {
      expect(await decide(`dynamodb:${action}`, [rowOf(ALICE)])).toBe('denied');
    });

    test.each([
      ['dynamodb:Query', '/index/byState'],
      ['dynamodb:Scan', '/index/byState'],
      ['dynamodb:GetRecords', '/stream/2026-11-20T00:00:00.000'],
      ['dynamodb:GetShardIterator', '/stream/2026-11-20T00:00:00.000'],
    ])('%s on the table%s is denied', async (action, part) => {
      expect(await decide(action, [rowOf(ALICE)], `${table}${part}`)).toBe('denied');
    });

    test('other tables and other accounts are denied', async () => {
      const call = { action: 'dynamodb:PutItem', keys: [rowOf(ALICE)] };
      const elsewhere = [
        table.replace('111122223333', '444455556666'),
        table.replace('us-east-1', 'us-west-2'),
      ];
      for (const resource of [
        `${table}2`,
        deployment.attribute('OtherTable', 'Arn'),
        ...elsewhere,
      ]) {
        const [, , , , account = ''] = resource.split(':');
        expect(await decideCall(alice, { ...call, resource, account })).toBe('denied');
      }
    });

    test.each<[string, Partial<User>]>([
      ['a guest', { amr: ['unauthenticated'] }],
      ['an identity of another pool', { aud: 'us-east-1:ffffffff-ffff-4fff-8fff-ffffffffffff' }],
      ['somebody of whom Cognito does not say how they signed in', { amr: [] }],
    ])('%s is refused', async (_who, differing) => {
      expect(await signIn(deployment, { ...ALICE, ...differing })).toEqual({
        allowed: false,
        deniedBy: 'trust',
      });
    });

    test.each(['acme#', 'acme*', '*', '?', '${aws:PrincipalTag/tokenTenant}', 'a'.repeat(257)])(
      'a user of a tenant called %s gets no session',
      async (tenant) => {
        const claims = { ...ALICE.claims, [CLAIM]: tenant };
        expect(await signIn(deployment, { ...ALICE, claims })).toEqual({
          allowed: false,
          deniedBy: 'tags',
        });
      },
    );

    test.each(['*', '?cme', '${aws:PrincipalTag/tokenTenant}', ''])(
      'even a session whose tags were %j would reach no row of another',
      async (tag) => {
        const context = {
          ...alice.context,
          'cognito-identity.amazonaws.com:sub': tag,
          'aws:PrincipalTag/tokenTenant': tag,
          'aws:PrincipalTag/tokenSub': tag,
        };
        const odd = { ...alice, context };
        for (const keys of [[rowOf(ALICE)], [rowOf(BOB)]]) {
          const call = { action: 'dynamodb:GetItem', resource: table, keys };
          expect(await decideCall(odd, call)).toBe('denied');
        }
      },
    );
  },
);

describe('item policy and a user without a tenant', () => {
  const nobody = user('carol');
  const rows = 'tenant';

  test('reaches no row of a tenant, whatever the tags of the role', async () => {
    const deployment = deploymentOf(templateOf(stageWith(rows, {})));
    const session = await sessionOf(deployment, nobody);
    expect(session.context).toMatchObject({ 'aws:PrincipalTag/tenant': 'globex' });
    for (const key of [
      'acme',
      'globex',
      'orders',
      '',
      'undefined',
      '${aws:PrincipalTag/tokenTenant}',
    ]) {
      const resource = deployment.attribute('OrdersTable', 'Arn');
      expect(await decideCall(session, { action: 'dynamodb:GetItem', resource, keys: [key] })).toBe(
        'denied',
      );
    }
  });

  test('gets no credentials if tenants have roles of their own', async () => {
    const deployment = deploymentOf(templateOf(stageWith(rows, { acme: ROLE })));
    expect(await signIn(deployment, nobody)).toEqual({ allowed: false, deniedBy: 'role mapping' });
  });
});

test('item policy: each table has its own row scope', async () => {
  const { orders } = MINIMAL.tables;
  const deployment = deploymentOf(
    templateOf({
      ...MINIMAL,
      tables: {
        everybodys: orders,
        own: { ...orders, rows: 'own' },
        sub: { ...orders, rows: { by: 'own', id: 'userSub' } },
        tenants: { ...orders, rows: { by: 'tenant', match: 'prefix' } },
      },
      identity: { tenantClaim: CLAIM },
    }),
  );
  const alice = await sessionOf(deployment, ALICE);
  const keys = [IDENTITY_ID(ALICE), SUB(ALICE), 'acme#1', 'anything'];
  const reached = async (table: string) => {
    const resource = deployment.attribute(table, 'Arn');
    const decisions = await Promise.all(
      keys.map((key) => decideCall(alice, { action: 'dynamodb:GetItem', resource, keys: [key] })),
    );
    return keys.filter((_, position) => decisions[position] === 'allowed');
  };
  expect(await reached('EverybodysTable')).toEqual(keys);
  expect(await reached('OwnTable')).toEqual([IDENTITY_ID(ALICE)]);
  expect(await reached('SubTable')).toEqual([SUB(ALICE)]);
  expect(await reached('TenantsTable')).toEqual(['acme#1']);
});
