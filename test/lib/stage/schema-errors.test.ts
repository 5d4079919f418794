import { validateStage } from '../../../lib/stage/validate-stage';
import { MINIMAL, withTable } from '../../stages';
import { firstErrorOf, pathsOf } from './errors-of';

describe('message of a schema error', () => {
  const KEYS =
    '$schema, stackName, env, removalPolicy, terminationProtection, tags, tables, backup, identity, sessions, tenants, groups, workloads, connectors, acknowledge';

  test.each([
    [
      'near a known key',
      'sesions',
      { kind: 'rename', to: 'sessions' },
      /^rename "sesions" to "sessions"$/,
    ],
    ['near a known key that the file has', 'stackname', { kind: 'remove' }, /^remove "stackname"$/],
    [
      'a known key in capitals',
      'TAGS',
      { kind: 'rename', to: 'tags' },
      /^rename "TAGS" to "tags"$/,
    ],
    ['near none', 'colour', { kind: 'remove' }, /^remove "colour"$/],
    ['half of whose letters are others', 'taxy', { kind: 'remove' }, /^remove "taxy"$/],
  ])('of an unknown key: %s', (_title, key, edit, named) => {
    expect(firstErrorOf({ ...MINIMAL, [key]: 1 })).toMatchObject({
      received: '1',
      expected: `the keys ${KEYS}`,
      fix: expect.stringMatching(named),
      edits: [{ ...edit, path: [key] }],
    });
  });

  test('proposes a known key for one unknown key only', () => {
    const { partitionKey, rows } = MINIMAL.tables.orders;
    const stage = {
      ...MINIMAL,
      tables: { orders: { partitionKey, rows, sortkey: 1, sort_key: 2 } },
    };
    const result = validateStage(stage);
    expect(result.ok ? [] : result.errors.map(({ edits }) => edits)).toEqual([
      [{ kind: 'rename', path: ['tables', 'orders', 'sortkey'], to: 'sortKey' }],
      [{ kind: 'remove', path: ['tables', 'orders', 'sort_key'] }],
    ]);
  });

  test('of a required key that is misspelled has the same fix as that of the unknown key', () => {
    const { rows: Rows, ...table } = MINIMAL.tables.orders;
    const result = validateStage({ ...MINIMAL, tables: { orders: { ...table, Rows } } });
    const edits = [{ kind: 'rename', path: ['tables', 'orders', 'Rows'], to: 'rows' }];
    expect(result).toMatchObject({
      errors: [
        { code: 'missing', edits },
        { code: 'unknownKey', edits },
      ],
    });
  });

  test('is not of a key that another key needs, if that is misspelled', () => {
    const identity = { tenantclaim: 'custom:t' };
    expect(pathsOf(withTable({ rows: 'tenant' }, { identity }))).toEqual(['identity.tenantclaim']);
  });

  const ACTIONS = ['tables', 'orders', 'actions', 0];

  test.each([
    ['near an allowed word', 'GetItems', [{ kind: 'write', path: ACTIONS, value: 'GetItem' }]],
    ['in other case', 'query', [{ kind: 'write', path: ACTIONS, value: 'Query' }]],
    ['with its service', 'dynamodb:Scan', [{ kind: 'write', path: ACTIONS, value: 'Scan' }]],
    ['near none', 'dynamodb:*', undefined],
    ['half of whose letters are others', 'Scam-all', undefined],
    ['that is no string', 5, undefined],
  ])('of an unknown word: %s', (_title, action, edits) => {
    const result = validateStage(withTable({ actions: [action] }));
    expect(result.ok ? [] : result.errors.map((error) => [error.code, error.edits])).toEqual([
      ['invalidValue', edits],
    ]);
  });

  test.each([
    ['cut to 100 characters', 'n'.repeat(129), `"${'n'.repeat(99)}…`],
    ['whole up to that', `${'n'.repeat(97)}_`, `"${'n'.repeat(97)}_"`],
  ])('has the value, %s', (_title, stackName, received) => {
    expect(firstErrorOf({ ...MINIMAL, stackName }).received).toBe(received);
  });

  test('of a value in none of several forms lists all forms', () => {
    expect(firstErrorOf(withTable({ billing: 5 })).expected).toBe(
      '"onDemand", { "onDemand": { "maxReadUnits", "maxWriteUnits" } } or { "provisioned": { "read": { "min", "max" }, "write": { "min", "max" } } }',
    );
  });
});
