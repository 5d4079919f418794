import fc from 'fast-check';
import { rowCondition } from '../../../lib/access/row-isolation';
import { ownerId, type IsolatedRows, type OwnerId } from '../../../lib/access/row-scope';
import { rowScope } from '../../../lib/stage/schema/rows-schema';
import { pathsOf } from '../stage/errors-of';
import { decideCall } from '../../../tools/simulator/call';
import { deploymentOf, type DeployedTemplate } from '../../tools/simulator/deployment';
import { decide } from '../../../tools/simulator/engine';
import { signIn, type User } from '../../../tools/simulator/sign-in';
import { anyText } from '../../any-text';
import { withTable } from '../../stages';
import { templateOf } from '../../synthesis';
import { IS_THOROUGH, SAMPLE } from '../../thorough';

const RUNS = IS_THOROUGH ? 1_000 : 100;
const SERVICE = 'cognito-identity.amazonaws.com';
const ACCOUNT = '111122223333';
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`;

/** Whether a user with this ID reaches an item with this key. */
async function reaches(
  scope: IsolatedRows,
  id: string,
  key: string,
  condition = rowCondition(scope, SERVICE),
): Promise<boolean> {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: TABLE,
        Condition: condition,
      },
    ],
  };
  const session = {
    identityId: { [`${SERVICE}:sub`]: id },
    userSub: { 'aws:PrincipalTag/tokenSub': id },
    tenant: { 'aws:PrincipalTag/tokenTenant': id },
  };
  const { decision } = await decide(
    {
      principal: `arn:aws:sts::${ACCOUNT}:assumed-role/signed-in/CognitoIdentityCredentials`,
      action: 'dynamodb:GetItem',
      resource: TABLE,
      account: ACCOUNT,
      context: { 'dynamodb:LeadingKeys': [key], ...session[ownerId(scope)] },
    },
    { ofIdentity: [policy] },
  );
  return decision === 'allowed';
}

/** Any delimiter, most of them invalid. */
const delimiter = fc.oneof(
  fc.constantFrom('#', '##', '#a', 'a#', '-#', '#-', '|', '~', ':', '-', '--', 'a', '::', '.', '/'),
  fc.stringMatching(/^[!-~]{1,4}$/),
);

/** Scopes that isolate, each in all its forms. A new scope does not compile without its own. */
const ISOLATED: Readonly<Record<IsolatedRows['by'], readonly IsolatedRows[]>> = {
  own: [
    { by: 'own', id: 'identityId', match: 'exact' },
    { by: 'own', id: 'identityId', match: 'prefix', delimiter: '#' },
    { by: 'own', id: 'userSub', match: 'exact' },
    { by: 'own', id: 'userSub', match: 'prefix', delimiter: ':' },
  ],
  tenant: [
    { by: 'tenant', match: 'exact' },
    { by: 'tenant', match: 'prefix', delimiter: '#' },
  ],
};

/** Any row scope that a stage file may have. */
const scope: fc.Arbitrary<IsolatedRows> = fc
  .record(
    {
      by: fc.constantFrom(...Object.keys(ISOLATED)),
      id: fc.constantFrom('identityId', 'userSub'),
      match: fc.constantFrom('exact', 'prefix'),
      delimiter,
    },
    { requiredKeys: ['by', 'match'] },
  )
  .map(({ id, ...rows }) => (rows.by === 'own' && id ? { ...rows, id } : rows))
  .filter(
    (rows) =>
      pathsOf(withTable({ rows }, { identity: { tenantClaim: 'custom:tenantId' } })).length === 0,
  )
  .map((rows) => rowScope(rows as Parameters<typeof rowScope>[0]) as IsolatedRows);

/** Pieces from which IDs are put together that begin or end alike. */
const pieces = (alphabet: readonly string[]) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 4 }).map((all) => all.join(''));

/** Everything that an ID of a kind may be. */
const ID: Readonly<Record<OwnerId, fc.Arbitrary<string>>> = {
  identityId: fc
    .tuple(pieces(['us', '-', 'east', '1', '_']), pieces(['0', 'a', '-', 'f']))
    .map(([region, uuid]) => `${region}:${uuid}`),
  userSub: fc.oneof(fc.uuid(), pieces(['0', 'a', '-', 'f', '0a'])),
  tenant: fc.oneof(
    pieces(['a', 'acme', 'A', '-', '_', '.', ':', '/', '=', '+', '@', ' ', '1', 'é', '\u0430']),
    fc.stringMatching(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,20}$/u),
  ),
};

/** A key of a user's rows, or nearly one. */
const rest = fc.oneof(fc.constant(''), anyText({ maxLength: 8 }), pieces(['#', 'a', '-', '*']));

/** The same, with characters that Cognito and STS accept. */
const IS_ID: Readonly<Record<OwnerId, RegExp>> = {
  identityId: /^[\w-]+:[0-9a-f-]+$/,
  userSub: /^[0-9a-f-]+$/,
  tenant: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u,
};

/** Two people, and the other of them often called like the one with a delimiter and more. */
const meeting = scope.chain((isolated) => {
  const kind = ownerId(isolated);
  const between = fc.constantFrom(isolated.delimiter ?? '', '-', '#', ':', '');
  return fc
    .tuple(ID[kind], ID[kind], between, fc.boolean())
    .map(([one, two, piece, alike]) => ({
      isolated,
      one,
      other: alike ? `${one}${piece}${two}` : two,
    }))
    .filter(({ one, other }) => one !== other && IS_ID[kind].test(one) && IS_ID[kind].test(other))
    .chain((people) =>
      // The position at which a key is cut, also within a delimiter or ID.
      fc.record({ people: fc.constant(people), rest, cut: fc.nat({ max: 6 }) }),
    )
    .map(({ people, ...others }) => ({ ...people, ...others }));
});

const ownKey = ({ delimiter: between }: IsolatedRows, id: string, after: string) =>
  between === undefined ? id : `${id}${between}${after}`;

test('item policy: users reach their own row, and no other user does', async () => {
  await fc.assert(
    fc.asyncProperty(meeting, async ({ isolated, one, other, rest: after }) => {
      for (const [owner, stranger] of [
        [one, other],
        [other, one],
      ] as const) {
        const key = ownKey(isolated, owner, after);
        expect(await reaches(isolated, owner, key)).toBe(true);
        expect(await reaches(isolated, stranger, key)).toBe(false);
      }
    }),
    { numRuns: RUNS, ...SAMPLE },
  );
});

test('item policy: no key at all is reached by two different people', async () => {
  await fc.assert(
    fc.asyncProperty(
      meeting,
      fc.boolean(),
      async ({ isolated, one, other, rest: after, cut }, doubled) => {
        const key = doubled
          ? ownKey(isolated, ownKey(isolated, one, other), after)
          : `${ownKey(isolated, one, '').slice(0, -cut || undefined)}${after}`;
        const both = [await reaches(isolated, one, key), await reaches(isolated, other, key)];
        expect(both).not.toEqual([true, true]);
      },
    ),
    { numRuns: RUNS, ...SAMPLE },
  );
});

/** All IDs of a user, including no tenant and one that is no valid session tag. */
const principal: fc.Arbitrary<User> = fc
  .record({
    identityId: ID.identityId,
    sub: ID.userSub,
    tenant: fc.option(fc.oneof(ID.tenant, fc.constantFrom('acme', 'acme#', '*')), {
      nil: undefined,
    }),
  })
  .map(({ identityId, sub, tenant }) => ({
    identityId,
    claims: { sub, ...(tenant !== undefined && { 'custom:tenantId': tenant }) },
  }));

const idsOf = ({ identityId, claims }: User): Readonly<Record<OwnerId, string | undefined>> => ({
  identityId,
  userSub: claims.sub,
  tenant: claims['custom:tenantId'],
});

describe.each(Object.values(ISOLATED).flat())(
  'item policy with rows %j, from sign-in to the row',
  (rows) => {
    const stage = withTable(
      { rows },
      {
        identity: { tenantClaim: 'custom:tenantId' },
        tenants: { acme: { maxSessionDuration: 3600 } },
        tags: { tenant: 'acme' },
      },
    );
    let deployment: DeployedTemplate;
    let resource: string;
    beforeAll(() => {
      deployment = deploymentOf(templateOf(stage));
      resource = deployment.attribute('OrdersTable', 'Arn');
    });

    /** Whether somebody signs in and gets to an item with this key. */
    async function getsTo(user: User, key: string): Promise<boolean> {
      const signedIn = await signIn(deployment, user);
      if (!signedIn.allowed) return false;
      const call = { action: 'dynamodb:GetItem', resource, keys: [key] };
      return (await decideCall(signedIn.session, call)) === 'allowed';
    }

    test('no two principals reach the same row, unless it is that of their tenant', async () => {
      await fc.assert(
        fc.asyncProperty(principal, principal, rest, async (one, other, after) => {
          const kind = ownerId(rows);
          fc.pre(idsOf(one)[kind] !== idsOf(other)[kind]);
          const ids = [one, other].flatMap((user) => Object.values(idsOf(user)));
          for (const id of ids) {
            const key = ownKey(rows, id ?? '', after);
            expect([await getsTo(one, key), await getsTo(other, key)]).not.toEqual([true, true]);
          }
        }),
        { numRuns: 50, ...SAMPLE },
      );
    });

    test('every signed-in user reaches their own row', async () => {
      await fc.assert(
        fc.asyncProperty(principal, rest, async (user, after) => {
          const id = idsOf(user)[ownerId(rows)];
          fc.pre(id !== undefined && (await signIn(deployment, user)).allowed);
          expect(await getsTo(user, ownKey(rows, id, after))).toBe(true);
        }),
        { numRuns: 50, ...SAMPLE },
      );
    });
  },
);

test('item policy: a delimiter that an ID can contain does not isolate, and is rejected', async () => {
  const safe: IsolatedRows = { by: 'tenant', match: 'prefix', delimiter: '#' };
  const unsafe = JSON.parse(JSON.stringify(rowCondition(safe, SERVICE)).replace('#', '-'));
  expect(await reaches(safe, 'acme', 'acme-corp-1', unsafe)).toBe(true);
  expect(await reaches(safe, 'acme-corp', 'acme-corp-1', unsafe)).toBe(true);
});
