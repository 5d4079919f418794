import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStage, StageFileError } from '../../../lib/stage/load-stage';
import { revocationListsOf } from '../../../lib/connectors/revocation-list';
import {
  AUTHORITY,
  CERTIFIED,
  MINIMAL,
  REVOKED,
  revoking,
  SOURCE,
  withConnectors,
} from '../../stages';
import { PRIVATE_KEY } from '../connectors/certificates';
import { FORGED } from '../connectors/revocation-lists';

const directory = mkdtempSync(join(tmpdir(), 'stage-'));
const file = join(directory, 'stage.json');
afterAll(() => rmSync(directory, { recursive: true }));

function load(text: string) {
  writeFileSync(file, text);
  return loadStage(file);
}

function errorOf(loading: () => unknown): StageFileError {
  try {
    loading();
  } catch (error) {
    if (error instanceof StageFileError) return error;
    throw error;
  }
  throw new Error('the stage file is valid');
}

/** Path, code, and line and column of every error, in their order. */
function errorsOf(text: string) {
  const { errors } = errorOf(() => load(text));
  return errors.map(({ path, code, position }) => [
    path.join('.'),
    code,
    `${position?.line}:${position?.column}`,
  ]);
}

describe('a stage file', () => {
  test('is read', () => {
    expect(load(JSON.stringify(MINIMAL)).stackName).toBe('orders-minimal');
  });

  test('may begin with a byte order mark, and with one only', () => {
    expect(load(`\uFEFF${JSON.stringify(MINIMAL)}`).stackName).toBe('orders-minimal');
    const $schema = '\uFEFF./schema.json';
    expect(load(JSON.stringify({ ...MINIMAL, $schema })).$schema).toBe($schema);
  });

  test('is validated each time that it is read', () => {
    const edited = { ...MINIMAL, tables: { orders: { partitionKey: { name: 'pk' } } } };
    load(JSON.stringify(MINIMAL));
    expect(() => load(JSON.stringify(edited))).toThrow(StageFileError);
  });

  test.each([
    ['missing', join(directory, 'nowhere.json'), 'nowhere.json'],
    ['a directory', directory, 'EISDIR'],
  ])('that is %s', (_title, path, part) => {
    const { errors, message } = errorOf(() => loadStage(path));
    expect(errors).toEqual([expect.objectContaining({ path: [], code: 'unreadable' })]);
    expect(message).toContain(part);
  });

  test('that is missing in config/ gives an error with the stages there are', () => {
    const { message } = errorOf(() => loadStage(join('config', 'prd.json')));
    expect(message).toMatch(/^No stage "prd"\. /);
    expect(message).toContain(
      'config/: brownfield, consumers, dev, everything, groups, own, prod, tenant.',
    );
  });

  test('has every error in its message, in the order of the file', () => {
    const text = `{
  "stackName": "orders_dev",
  "tables": {
    "orders": { "partitionKey": { "name": "pk", "type": "string" }, "row": "all" }
  }
}`;
    const [first, ...blocks] = errorOf(() => load(text)).message.split('\n\n');
    expect(first).toBe(`${file}: 3 errors`);
    const block = /^ {2}(\S+) \((.*)\)\n {4}found {4}(.+)\n {4}allowed {2}.+\n {4}fix {6}(.+)$/;
    expect(blocks.map((one) => block.exec(one)?.slice(1))).toEqual([
      ['stackName', 'line 2, column 16', '"orders_dev"', expect.stringContaining('"orders-dev"')],
      ['tables.orders.rows', 'line 4, column 15', 'nothing', 'rename "row" to "rows"'],
      ['tables.orders.row', 'line 4, column 76', '"all"', 'rename "row" to "rows"'],
    ]);
  });

  test('has errors of rules and of single keys in one order', () => {
    const text = `{ "stackName": "orders",
  "tables": { "orders": { "partitionKey": { "name": "pk", "type": "string" },
    "pointInTimeRecovery": false, "rows": "all", "encryption": "none" } }, "colour": 1, "x": 1 }`;
    expect(errorsOf(text)).toEqual([
      ['tables.orders.pointInTimeRecovery', 'conflict', '3:28'],
      ['tables.orders.encryption', 'invalidValue', '3:64'],
      ['colour', 'unknownKey', '3:86'],
      ['x', 'unknownKey', '3:94'],
    ]);
  });
});

describe('a stage file that is not JSON', () => {
  test.each([
    ['a comma too many', '{\n  "stackName": "a",\n}', '3:1', '}', 'property name expected'],
    ['a comma too few', '{\n  "a": 1\n  "b": 2 }', '3:3', '"b": 2 }', 'comma expected'],
    ['a comment', '// mine\n{}', '1:1', '// mine', 'invalid comment token'],
    ['text after the end', '{}\n{}', '2:1', '{}', 'end of file expected'],
    ['nothing', '', '1:1', undefined, 'value expected'],
  ])('because of %s', (_title, text, position, received, reason) => {
    expect(errorsOf(text)).toEqual([['', 'unreadable', position]]);
    const { errors } = errorOf(() => load(text));
    expect(errors[0]?.received).toBe(received === undefined ? 'nothing' : JSON.stringify(received));
    expect(errors[0]?.expected).toContain(reason);
  });
});

describe('keys that JSON.parse would drop', () => {
  test('are reported with all other errors, however deep, and in lists too', () => {
    const text = `{ "stackName": "s", "stackName": "s",
  "tables": { "orders": 1, "orders": { "rows": "all", "rows": "mine" } },
  "list": [{}, { "b": 1, "b": 2, "__proto__": {} }]
}`;
    expect(errorsOf(text)).toEqual([
      ['stackName', 'duplicate', '1:21'],
      ['tables.orders', 'duplicate', '2:28'],
      ['tables.orders.partitionKey', 'missing', '2:38'],
      ['tables.orders.rows', 'duplicate', '2:55'],
      ['tables.orders.rows', 'invalidValue', '2:63'],
      ['list', 'unknownKey', '3:11'],
      ['list.1.b', 'duplicate', '3:26'],
      ['list.1.__proto__', 'invalidKey', '3:34'],
    ]);
  });

  test('are errors in a file without others', () => {
    const again = JSON.stringify(MINIMAL).replace('{', '{"stackName":"a",');
    expect(errorsOf(again)).toEqual([['stackName', 'duplicate', '1:18']]);
  });
});

describe('certificates that a stage file names', () => {
  const PATH = 'connectors.tool.trust.rolesAnywhere.certificateAuthority';
  const rolesAnywhere = { certificateAuthority: 'ca.pem', commonName: 'tool' };
  const stage = (trust: object) =>
    JSON.stringify(withConnectors({ tool: { ...CERTIFIED, trust } }), null, 2);
  const certificates = join(directory, 'ca.pem');
  afterEach(() => rmSync(certificates, { force: true }));

  test('are read from where the stage file is', () => {
    writeFileSync(certificates, AUTHORITY);
    expect(load(stage({ rolesAnywhere })).connectors.tool?.trust).toEqual({
      kind: 'certificate',
      commonName: 'tool',
      certificateAuthority: AUTHORITY,
    });
  });

  test('may be in the stage file themselves', () => {
    const certificateAuthority = `\n${AUTHORITY}`;
    const text = stage({ rolesAnywhere: { ...rolesAnywhere, certificateAuthority } });
    expect(load(text).connectors.tool?.trust).toMatchObject({ certificateAuthority });
  });

  test('are in a file that can be read, beside which other errors are reported', () => {
    const trust = { rolesAnywhere: { ...rolesAnywhere, certificateAuthority: 'absent.pem' } };
    const tool = { ...SOURCE, trust };
    const text = JSON.stringify({ ...withConnectors({ tool }), stackName: 'orders_dev' }, null, 2);
    const { errors } = errorOf(() => load(text));
    expect(errors.map(({ path, code, received }) => [path.join('.'), code, received])).toEqual([
      ['stackName', 'invalidValue', '"orders_dev"'],
      [PATH, 'unreadable', '"absent.pem"'],
    ]);
    expect(errors[1]?.expected).toContain('ENOENT');
    expect(errors[1]?.fix).toContain(join(directory, 'absent.pem'));
  });

  test.each([
    ['is no certificate', { rolesAnywhere }, '"ca.pem"'],
    [
      'is no certificate, beside another form',
      { rolesAnywhere, accessKey: true },
      '{"certificateAuthority":"ca.pem","commonName":"tool"}',
    ],
    [
      'is no certificate, in a trust of two kinds',
      { ...SOURCE.trust, rolesAnywhere },
      '{"certificateAuthority":"ca.pem","commonName":"tool"}',
    ],
  ])('are not printed if the file %s', (_title, trust, received) => {
    writeFileSync(certificates, 'AWS_SECRET_ACCESS_KEY=abcdefgh');
    const error = errorOf(() => load(stage(trust)));
    expect(error.errors.map((one) => one.received)).toContain(received);
    expect(error.message).not.toContain('abcdefgh');
  });

  test.each([
    PRIVATE_KEY,
    PRIVATE_KEY.trim().replaceAll('\n', ' '),
    `Bag Attributes\n${PRIVATE_KEY}`,
    `\n${PRIVATE_KEY}`,
  ])('are not printed if the stage file has a private key: %j', (key) => {
    const text = stage({ rolesAnywhere: { ...rolesAnywhere, certificateAuthority: key } });
    const error = errorOf(() => load(text));
    expect(error.errors.map(({ received }) => received)).toEqual(['a private key']);
    expect(error.message).not.toContain('c2VjcmV0');
  });

  test('are not printed if the file has a private key', () => {
    writeFileSync(certificates, AUTHORITY + PRIVATE_KEY);
    const error = errorOf(() => load(stage({ rolesAnywhere })));
    expect(error.errors.map(({ received }) => received)).toEqual(['"ca.pem"']);
    expect(error.errors[0]?.expected).toContain('private key');
    expect(error.message).not.toContain('c2VjcmV0');
  });
});

describe('revocation lists that a stage file names', () => {
  const PATH = 'connectors.tool.trust.rolesAnywhere.revoked';
  const list = join(directory, 'ca.crl');
  const stage = JSON.stringify(withConnectors({ tool: revoking({ revoked: 'ca.crl' }) }));
  afterEach(() => rmSync(list, { force: true }));

  test.each([
    ['PEM', REVOKED],
    ['DER', revocationListsOf(REVOKED)[0] ?? ''],
  ])('are read as %s', (_form, content) => {
    writeFileSync(list, content);
    expect(load(stage).connectors.tool?.trust).toMatchObject({ revoked: REVOKED });
  });

  test('are in a file that can be read', () => {
    const { errors } = errorOf(() => load(stage));
    expect(errors.map(({ path, code, received }) => [path.join('.'), code, received])).toEqual([
      [PATH, 'unreadable', '"ca.crl"'],
    ]);
    expect(errors[0]?.expected).toContain('ENOENT');
    expect(errors[0]?.fix).toContain(list);
  });

  test.each([
    ['is no list', 'AWS_SECRET_ACCESS_KEY=abcdefgh', 'abcdefgh'],
    ['has a private key', REVOKED + PRIVATE_KEY, 'c2VjcmV0'],
    ['is DER of something else', Buffer.from('0abcdefgh'), 'MGFiY2'],
    ['is by another authority', FORGED, FORGED.slice(30, 60)],
  ])('are not printed if the file %s', (_title, content, secret) => {
    writeFileSync(list, content);
    const error = errorOf(() => load(stage));
    expect(error.errors.map(({ path, received }) => [path.join('.'), received])).toEqual([
      [PATH, '"ca.crl"'],
    ]);
    expect(error.message).not.toContain(secret);
  });
});
