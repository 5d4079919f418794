import { groupItemProbes } from '../../../../tools/check/probes/group-item-probes';
import { probeUsers } from '../../../../tools/check/probes/probe-plan';
import { checked, withTable } from '../../../stages';

/** What members may do, in a line for each item: `own`, `other`, or by the key of the group. */
function allowedTo(rows: unknown, grant: object, stage: object = {}) {
  const table = { rows, actions: ['GetItem'] };
  const groups = { admins: { precedence: 1, tables: { orders: grant } } };
  const written = checked(withTable(table, { groups, ...stage }));
  const probes = groupItemProbes(written, probeUsers(written)).filter((one) => one.table);
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

  test('are on items of another tenant', () => {
    const identity = { tenantClaim: 'custom:tenantId' };
    const stage = { identity };
    expect(allowedTo('tenant', { rows: 'tenant', actions: ['PutItem'] }, stage)).toEqual({
      own: ['PutItem', 'GetItem'],
      other: [],
    });
  });
});
