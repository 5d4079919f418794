import { groupItemProbes } from '../../../../tools/check/probes/group-item-probes';
import { probeUsers } from '../../../../tools/check/probes/probe-plan';
import { checked, withTable } from '../../../stages';

function probesOf(rows: unknown, grant: object, table: object = {}, stage: object = {}) {
  const groups = { admins: { precedence: 1, tables: { orders: grant } } };
  const written = checked(
    withTable({ rows, actions: ['GetItem'], ...table }, { groups, ...stage }),
  );
  return groupItemProbes(written, probeUsers(written));
}

/** What members may do, in a line for each item: `own`, `other`, or by the key of the group. */
function allowedTo(rows: unknown, grant: object, stage: object = {}) {
  const probes = probesOf(rows, grant, {}, stage).filter(
    ({ table, index, besideRowOf, returns }) =>
      table !== undefined && [index, besideRowOf, returns].every((more) => more === undefined),
  );
  const allowed: Record<string, string[]> = {};
  for (const { who, rowOf, keyOfGroup, action, expected } of probes) {
    const item = `${rowOf === who ? 'own' : 'other'}${keyOfGroup === undefined ? '' : ' by key'}`;
    allowed[item] = [...(allowed[item] ?? []), ...(expected === 'allowed' ? [action] : [])];
  }
  return allowed;
}

describe('item probes of members of a group', () => {
  test.each<[string, unknown, object, object]>([
    [
      'a wider scope',
      'own',
      { rows: 'all', actions: ['PutItem'] },
      { own: ['PutItem', 'GetItem'], other: ['PutItem'] },
    ],
    [
      'the same scope',
      'own',
      { rows: 'own', actions: ['PutItem'] },
      { own: ['PutItem', 'GetItem'], other: [] },
    ],
    [
      'all rows of both',
      'all',
      { rows: 'all', actions: ['PutItem'] },
      { own: ['PutItem', 'GetItem'], other: ['PutItem', 'GetItem'] },
    ],
    [
      'a narrower scope',
      'all',
      { rows: 'own', actions: ['PutItem'] },
      {
        own: ['GetItem'],
        other: ['GetItem'],
        'own by key': ['PutItem', 'GetItem'],
        'other by key': ['GetItem'],
      },
    ],
    [
      'another scope',
      'own',
      { rows: { by: 'own', id: 'userSub' }, actions: ['PutItem'] },
      { own: ['GetItem'], other: [], 'own by key': ['PutItem'], 'other by key': [] },
    ],
  ])('with %s', (_what, rows, grant, expected) => {
    expect(allowedTo(rows, grant)).toEqual(expected);
  });

  const FURTHER = { rows: 'all', actions: ['Scan', 'Query', 'DeleteItem'] };

  test('send further actions where the group allows them, and otherwise expect a denial', () => {
    expect(allowedTo('own', FURTHER)).toEqual({
      own: ['GetItem', 'Query', 'Scan', 'TransactWriteItems', 'DeleteItem'],
      other: ['Query', 'TransactWriteItems', 'DeleteItem'],
    });
  });

  test('name both items in one request, which an isolating scope denies', () => {
    const both = (rows: unknown, grant: object) =>
      probesOf(rows, grant)
        .filter(({ besideRowOf }) => besideRowOf !== undefined)
        .map(({ action, besideRowOf, expected }) => [action, besideRowOf, expected]);
    expect(both('own', { rows: 'own', actions: ['DeleteItem'] })).toEqual([
      ['TransactGetItems', 'user 1', 'denied'],
      ['TransactWriteItems', 'user 1', 'denied'],
    ]);
    expect(both('own', FURTHER)).toEqual([['TransactGetItems', 'user 1', 'denied']]);
    expect(both('own', { rows: 'all', actions: ['GetItem'] })).toEqual([]);
  });

  test('read the indexes that the table or the group names', () => {
    const key = { name: 'author', type: 'string' };
    const indexes = { byAuthor: { partitionKey: key }, byState: { partitionKey: key } };
    const grant = { rows: 'all', actions: ['Query'], queryIndexes: ['byAuthor'] };
    const probes = probesOf('own', grant, { indexes }).filter(({ index }) => index !== undefined);
    expect(probes.map(({ action, index, expected }) => [action, index, expected])).toEqual([
      ['Query', 'byAuthor', 'allowed'],
      ['Scan', 'byAuthor', 'denied'],
      ['Query', 'byState', 'denied'],
      ['Scan', 'byState', 'denied'],
    ]);
  });

  test('ask writes for the stored item, which only a grant that also reads returns', () => {
    const returned = (actions: object, grant: object) =>
      probesOf('own', grant, actions)
        .filter(({ returns, action }) => returns !== undefined && action === 'PutItem')
        .map(({ returns, expected }) => `${Object.values(returns ?? {}).join()} ${expected}`);
    const writes = { rows: 'all', actions: ['PutItem'] };
    const reads = { rows: 'all', actions: ['GetItem'] };
    const nothing = ['NONE allowed', 'ALL_OLD denied', 'ALL_OLD allowed'];
    expect(returned({ actions: ['GetItem'] }, writes)).toEqual(nothing);
    expect(returned({ actions: ['PutItem'] }, reads)).toEqual(nothing);
    expect(returned({ actions: ['GetItem', 'PutItem'] }, writes)).toEqual([
      ...['NONE allowed', 'ALL_OLD allowed', 'ALL_OLD allowed'],
    ]);
    expect(returned({ actions: ['GetItem', 'PutItem'] }, reads)).toEqual([]);
  });

  test('try on another table what the member may do with some table', () => {
    const elsewhere = probesOf('own', FURTHER).filter(({ table }) => table === undefined);
    expect(elsewhere.map(({ action, expected }) => `${action} ${expected}`)).toEqual(
      [
        ...['PutItem', 'GetItem', 'UpdateItem'],
        ...['Query', 'Scan', 'TransactWriteItems', 'DeleteItem'],
      ].map((action) => `${action} denied`),
    );
  });

  test('are on items of another tenant', () => {
    const identity = { tenantClaim: 'custom:tenantId' };
    const stage = { identity };
    expect(allowedTo('tenant', { rows: 'tenant', actions: ['PutItem'] }, stage)).toEqual({
      own: ['PutItem', 'GetItem'],
      other: [],
    });
  });
});
