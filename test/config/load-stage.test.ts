import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStage } from '../../lib/config/load-stage';
import { MINIMAL } from '../stages';

const directory = mkdtempSync(join(tmpdir(), 'stage-'));
const file = join(directory, 'stage.json');
afterAll(() => rmSync(directory, { recursive: true }));

function load(text: string) {
  writeFileSync(file, text);
  return loadStage(file);
}

/** What a person reads, without the file's path. */
function told(text: string): string {
  try {
    load(text);
  } catch (error) {
    return String(error).replace(`StageFileError: ${file}`, 'FILE');
  }
  return 'no problem';
}

test('a stage file is read', () => {
  expect(load(JSON.stringify(MINIMAL)).stackName).toBe('orders-minimal');
});

test('a byte order mark is no problem', () => {
  expect(load(`\uFEFF${JSON.stringify(MINIMAL)}`).stackName).toBe('orders-minimal');
});

test('every problem is told in the order of the file, with its line and column', () => {
  const text = `{
  "stackName": "orders_dev",
  "tables": {
    "orders": { "partitionKey": { "name": "pk", "type": "string" }, "row": "all" }
  }
}`;
  expect(told(text)).toBe(`FILE: 3 problems

  stackName (line 2, column 16)
    received  "orders_dev"
    expected  a letter, then letters, digits and -, 128 characters at most
    fix       rename the stack

  tables.orders.rows (line 4, column 15)
    received  nothing
    expected  "all": who owns a row has no default
    fix       write "rows": "all" if every signed-in user may reach every row

  tables.orders.row (line 4, column 76)
    received  "all"
    expected  one of the keys tableName, partitionKey, sortKey, rows, actions, billing, pointInTimeRecovery, encryption, deletionProtection, timeToLive, stream, indexes, replicas
    fix       rename "row" to "rows"`);
});

test.each([
  [
    'a comma too many',
    '{\n  "stackName": "a",\n}',
    'line 3, column 1',
    '}',
    'property name expected',
  ],
  ['a comma too few', '{\n  "a": 1\n  "b": 2 }', 'line 3, column 3', '"b": 2 }', 'comma expected'],
  ['a comment', '// mine\n{}', 'line 1, column 1', '// mine', 'invalid comment token'],
  ['text after the end', '{}\n{}', 'line 2, column 1', '{}', 'end of file expected'],
])('%s is told with line and column', (_title, text, position, received, what) => {
  expect(told(text)).toBe(`FILE: 1 problem

  the file (${position})
    received  ${JSON.stringify(received)}
    expected  JSON
    fix       mend the syntax here: ${what}`);
});

test('an empty file is told', () => {
  expect(told('')).toBe(`FILE: 1 problem

  the file (line 1, column 1)
    received  nothing
    expected  JSON
    fix       mend the syntax here: value expected`);
});

test.each([
  ['a key twice', '{ "tables": { "orders": 1, "orders": 2 } }', 'tables.orders', 28],
  ['a key that JavaScript drops', '{ "tables": { "__proto__": {} } }', 'tables.__proto__', 15],
])('%s is told, not lost', (_title, text, path, column) => {
  expect(told(text)).toContain(`  ${path} (line 1, column ${column})`);
  expect(told(text)).toContain('expected  another key: this one is taken');
});

test('a missing file is told with the ways to name another', () => {
  expect(() => loadStage(join(directory, 'nowhere.json'))).toThrow(
    `${join(directory, 'nowhere.json')}: 1 problem

  the file
    received  no such file
    expected  a stage file
    fix       create it, or name another with -c stage=NAME or -c config=PATH`,
  );
});

test('a directory in place of a file is told', () => {
  expect(() => loadStage(directory)).toThrow('received  a file that cannot be read (EISDIR)');
});
