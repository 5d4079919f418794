import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStage } from '../../../lib/stage/load-stage';
import { AUTHORITY, CERTIFIED, MINIMAL, SOURCE, withConnectors } from '../../stages';
import { PRIVATE_KEY } from '../connectors/certificates';

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

test('only the beginning of a file is a byte order mark', () => {
  const $schema = '\uFEFF./schema.json';
  expect(load(JSON.stringify({ ...MINIMAL, $schema })).$schema).toBe($schema);
});

test('a file that cannot be read does not hide what else is wrong', () => {
  const trust = { rolesAnywhere: { certificateAuthority: 'absent.pem', commonName: 'tool' } };
  const stage = { ...withConnectors({ tool: { ...SOURCE, trust } }), stackName: 'orders_dev' };
  expect(told(JSON.stringify(stage))).toMatch(
    /^FILE: 2 problems\n\n {2}stackName [^]*\n\n {2}connectors\.tool[^]*absent\.pem[^]*\(ENOENT\)/,
  );
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
    expected  "all", "own" or "tenant": who owns a row has no default
    fix       write "all" if every signed-in user may reach every row, "own" for rows of the user, "tenant" for rows of the user's tenant

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

test('every key that would be lost is told, however deep, and in lists too', () => {
  const text = `{
  "tables": { "orders": 1, "orders": { "a": 1, "a": 2 } },
  "list": [{}, { "b": 1, "b": 2, "__proto__": {} }]
}`;
  const fix = 'remove or rename it';
  const expected = 'another key: this one is taken, or reserved by JavaScript';
  const lost = (path: string, position: string, received: string) =>
    `  ${path} (${position})\n    received  ${received}\n    expected  ${expected}\n    fix       ${fix}`;
  expect(told(text).split('\n\n')).toEqual([
    'FILE: 4 problems',
    lost('tables.orders', 'line 2, column 28', '"orders"'),
    lost('tables.orders.a', 'line 2, column 48', '"a"'),
    lost('list[1].b', 'line 3, column 26', '"b"'),
    lost('list[1].__proto__', 'line 3, column 34', '"__proto__"'),
  ]);
});

test('problems of rules and of single keys are told together in the order of the file', () => {
  const text = `{ "stackName": "orders",
  "tables": { "orders": { "partitionKey": { "name": "pk", "type": "string" },
    "pointInTimeRecovery": false, "rows": "all", "encryption": "none" } }, "colour": 1, "x": 1 }`;
  expect(told(text).match(/^ {2}\S.*$/gm)).toEqual([
    '  tables.orders.pointInTimeRecovery (line 3, column 28)',
    '  tables.orders.encryption (line 3, column 64)',
    '  colour (line 3, column 86)',
    '  x (line 3, column 94)',
  ]);
});

test('a missing file is told with the ways to name another', () => {
  expect(() => loadStage(join(directory, 'nowhere.json'))).toThrow(
    `${join(directory, 'nowhere.json')}: 1 problem

  the file
    received  no such file
    expected  a stage file
    fix       create it, or name another with the flag stage or config`,
  );
});

test('a directory in place of a file is told', () => {
  expect(() => loadStage(directory)).toThrow('received  a file that cannot be read (EISDIR)');
});

describe('the certificates that a stage file names', () => {
  const rolesAnywhere = { certificateAuthority: 'ca.pem', commonName: 'tool' };
  const stage = (trust: object) =>
    JSON.stringify(withConnectors({ tool: { ...CERTIFIED, trust } }), null, 2);
  const certificates = join(directory, 'ca.pem');
  const loaded = (text: string) => load(text).connectors.tool?.trust;
  afterEach(() => rmSync(certificates, { force: true }));

  test('are read from where the stage file is', () => {
    writeFileSync(certificates, AUTHORITY);
    expect(loaded(stage({ rolesAnywhere }))).toEqual({
      rolesAnywhere: { ...rolesAnywhere, certificateAuthority: AUTHORITY },
    });
  });

  test('may stand in the stage file themselves', () => {
    const inline = { ...rolesAnywhere, certificateAuthority: `\n${AUTHORITY}` };
    expect(loaded(stage({ rolesAnywhere: inline }))).toEqual({
      rolesAnywhere: { ...rolesAnywhere, certificateAuthority: `\n${AUTHORITY}` },
    });
  });

  test('a file that is missing is told with the place where it was looked for', () => {
    expect(told(stage({ rolesAnywhere }))).toContain(`
  connectors.tool.trust.rolesAnywhere.certificateAuthority (line 20, column 35)
    received  "ca.pem"
    expected  the path of a PEM file, relative to the stage file, that can be read (ENOENT)
    fix       put the certificate into ${certificates}, or mend the path`);
  });

  const SECRET = 'AWS_SECRET_ACCESS_KEY=abcdefgh';

  test.each([
    ['is none', { rolesAnywhere }, 'received  "ca.pem"'],
    ['is none, with another key at fault', { rolesAnywhere, accessKey: true }, '"ca.pem"'],
    [
      'is none, in a trust of two kinds',
      { ...SOURCE.trust, rolesAnywhere },
      'received  {"certificateAuthority":"ca.pem"',
    ],
  ])('what is in a file that %s is not told', (_what, trust, expected) => {
    writeFileSync(certificates, SECRET);
    const text = told(stage(trust));
    expect(text).toContain(expected);
    expect(text).not.toContain('abcdefgh');
  });

  test.each([
    PRIVATE_KEY,
    PRIVATE_KEY.trim().replaceAll('\n', ' '),
    `Bag Attributes\n${PRIVATE_KEY}`,
    `\n${PRIVATE_KEY}`,
  ])('a private key in the stage file is told, and not printed', (key) => {
    const text = told(stage({ rolesAnywhere: { ...rolesAnywhere, certificateAuthority: key } }));
    expect(text).toContain('received  a private key');
    expect(text).not.toContain('c2VjcmV0');
  });

  test('a private key in the file is told by its path', () => {
    writeFileSync(certificates, AUTHORITY + PRIVATE_KEY);
    const text = told(stage({ rolesAnywhere }));
    expect(text).toContain('received  "ca.pem"');
    expect(text).toContain('and no private key, which would go into the template');
    expect(text).not.toContain('c2VjcmV0');
  });
});
