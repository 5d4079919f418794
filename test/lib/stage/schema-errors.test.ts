import { validateStage } from '../../../lib/stage/validate-stage';
import { MINIMAL, withTable } from '../../stages';
import { pathsOf } from './errors-of';

/** The only error of a stage file, as its author reads it. */
function messageOf(input: unknown) {
  const result = validateStage(input);
  const [error] = result.ok ? [] : result.errors;
  return [error?.received, error?.expected, error?.fix];
}

describe('the message of an error', () => {
  const KEYS =
    '$schema, stackName, env, removalPolicy, terminationProtection, tags, tables, backup, identity, sessions, tenants, groups, workloads, connectors, acknowledge';

  test.each([
    ['near a known key', 'sesions', 'rename "sesions" to "sessions"'],
    ['near a known key that the file has', 'stackname', 'remove "stackname"'],
    ['a known key in capitals', 'TAGS', 'rename "TAGS" to "tags"'],
    ['near none', 'colour', 'remove "colour"'],
    ['half of whose letters are others', 'taxy', 'remove "taxy"'],
  ])('of an unknown key: %s', (_title, key, fix) => {
    expect(messageOf({ ...MINIMAL, [key]: 1 })).toEqual(['1', `the keys ${KEYS}`, fix]);
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
    expect(messageOf({ ...MINIMAL, stackName })).toEqual([
      received,
      'a letter, then letters, digits and hyphens, at most 128 characters',
      'write a name such as "orders-dev"',
    ]);
  });

  test('of a value in none of several forms lists all forms', () => {
    expect(messageOf(withTable({ billing: 5 }))).toEqual([
      '5',
      '"onDemand", { "onDemand": { "maxReadUnits", "maxWriteUnits" } } or { "provisioned": { "read": { "min", "max" }, "write": { "min", "max" } } }',
      'write "onDemand" unless the load is steady and known',
    ]);
  });
});
