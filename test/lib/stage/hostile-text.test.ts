import fc from 'fast-check';
import { StageFileError, stageOf } from '../../../lib/stage/load-stage';
import { anyText } from '../../any-text';
import { IS_THOROUGH, SAMPLE } from '../../thorough';

const VALID =
  '{"stackName":"s","tables":{"o":{"partitionKey":{"name":"pk","type":"string"},"rows":"all"}}}';

/** The error of a text, which must be one of the stage file; undefined if the text is valid. */
function errorOf(text: string | Uint8Array): StageFileError | undefined {
  try {
    stageOf(Buffer.from(text), 'stage.json');
    return undefined;
  } catch (error) {
    if (error instanceof StageFileError) return error;
    throw error;
  }
}

/** The code and what was found, of each error. */
function found(text: string) {
  return errorOf(text)?.errors.map(({ path, code, received }) => [path.join('.'), code, received]);
}

const many = (count: number, entry: (position: number) => string) =>
  Array.from({ length: count }, (_, position) => entry(position)).join(',');
const withEntries = (entries: string) => VALID.replace('{', `{${entries},`);

describe('hostile text of a stage file', () => {
  test.each([
    ['3,000 nested lists', '['.repeat(3_000) + ']'.repeat(3_000)],
    ['300,000 lists that do not end', '['.repeat(300_000)],
    [
      '3,000 nested objects as a value',
      VALID.replace('"all"', '{"a":'.repeat(3_000) + '}'.repeat(3_000)),
    ],
    ['10 MB', JSON.stringify({ stackName: 'a'.repeat(10_000_000) })],
    ['1 MB of brackets', '}{]['.repeat(200_000)],
    ['1 MB of commas', `{${','.repeat(900_000)}`],
    ['NUL', '\0'],
    ['NUL in a string', VALID.replace('pk', 'p\0k')],
  ])('has one error: %s', (_title, text) => {
    expect(errorOf(text)?.errors).toEqual([
      expect.objectContaining({ path: [], code: 'unreadable' }),
    ]);
  });

  test('has the position of the first bracket of level 101', () => {
    const [error] = errorOf(`${'['.repeat(99)}"[{",\n${'['.repeat(99)}`)?.errors ?? [];
    expect(error).toMatchObject({ code: 'unreadable', position: { line: 2, column: 2 } });
    expect(found(`${'['.repeat(100)}${']'.repeat(100)}`)).toEqual([
      ['', 'invalidValue', expect.any(String)],
    ]);
  });

  test('any bytes and any JSON give a stage or errors, never another exception', () => {
    const json = fc.json({ maxDepth: 5 });
    const cut = fc
      .tuple(fc.integer({ min: 0, max: VALID.length }), anyText({ maxLength: 3 }))
      .map(([at, text]) => VALID.slice(0, at) + text + VALID.slice(at));
    const text = fc.oneof(fc.uint8Array(), json, cut, anyText());
    fc.assert(
      fc.property(text, (one) => {
        const errors = errorOf(one)?.errors ?? [];
        expect(
          errors.filter(({ received, expected, fix }) => !received || !expected || !fix),
        ).toEqual([]);
      }),
      { numRuns: IS_THOROUGH ? 2_000 : 500, ...SAMPLE },
    );
  });
});

describe('stage file keys that JavaScript objects already have', () => {
  const NAMES = Object.getOwnPropertyNames(Object.prototype);

  test.each(NAMES.filter((name) => name !== '__proto__'))('are unknown keys: %s', (name) => {
    expect(found(withEntries(`"${name}":1`))).toEqual([[name, 'unknownKey', '1']]);
  });

  test('__proto__ is no key anywhere', () => {
    const text = VALID.replace('"o":', '"__proto__":{"rows":"all"},"o":').replace(
      '"all"',
      '{"__proto__":1}',
    );
    expect(found(text)?.map(([path]) => path)).toContain('tables.__proto__');
  });
});

describe('many errors of a stage file', () => {
  test.each([
    ['20,000 unknown keys', withEntries(many(20_000, (n) => `"unknown${n}":1`)), 20_000],
    ['20,000 repeated keys', withEntries(many(20_000, () => '"stackName":"s"')), 20_000],
    [
      '20,000 unknown tables of a connector',
      withEntries(
        `"connectors":{"a":{"purpose":"source","trust":{"accessKey":true},"tables":[${many(20_000, (n) => `"t${n}"`)}]}}`,
      ),
      20_000,
    ],
    [
      '7,000 replicas of one Region',
      VALID.replace('"all"', `"all","replicas":[${many(7_001, () => '"us-east-1"')}]`).replace(
        '{',
        '{"env":{"region":"us-west-2"},',
      ),
      7_000,
    ],
  ])('%s take seconds, and the message has 50', (_title, text, count) => {
    const start = process.cpuUsage();
    const error = errorOf(text);
    expect(process.cpuUsage(start).user).toBeLessThan(15_000_000);
    expect(error?.errors).toHaveLength(count);
    expect(error?.message.length).toBeLessThan(50 * 500);
    expect(error?.message).toMatch(
      new RegExp(`… and ${(count - 50).toLocaleString('en-US')} more$`),
    );
  });

  test('connectors of one account take seconds', () => {
    const connector = (n: number) =>
      `"c${n}":{"purpose":"${n % 2 ? 'source' : 'destination'}","tables":["o"],"trust":{"principalArn":"arn:aws:iam::111122223333:role/r${n}","externalId":"ab"}}`;
    const start = process.cpuUsage();
    expect(found(withEntries(`"connectors":{${many(6_000, connector)}}`))).toBeUndefined();
    expect(process.cpuUsage(start).user).toBeLessThan(15_000_000);
  });

  test('have a message of bounded length, whatever the length of names and values', () => {
    const key = 'k'.repeat(200_000);
    const message =
      errorOf(withEntries(`"${key}":"${key}","tags":{"${key}":"${key}"}`))?.message ?? '';
    expect(message.length).toBeLessThan(3_000);
  });
});

describe('message about a stage file', () => {
  test('escapes what a terminal would interpret, in keys and values', () => {
    const text = withEntries(
      String.raw`"\u001b[31m":1,"\u009b1m":"\u202e","tags":{"\u0007":"\ud800"}`,
    );
    const message = errorOf(text)?.message ?? '';

    expect(message).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\ud800-\udfff]/,
    );
    for (const escape of ['\\u001b[31m', '\\u009b1m', '\\u202e', '\\u0007', '\\ud800']) {
      expect(message).toContain(escape);
    }
  });

  test('has numbers as they are written', () => {
    const numbers = '{"min":1e999,"max":-0},"write":{"min":1.50,"max":12345678901234567890}';
    const text = VALID.replace(
      '"all"',
      `"all","billing":{"provisioned":{"read":${numbers}}},"stream":[1e999, -0]`,
    );
    const PROVISIONED = 'tables.o.billing.provisioned';
    expect(found(text)).toEqual([
      [`${PROVISIONED}.read.min`, 'invalidValue', '1e999'],
      [`${PROVISIONED}.read.max`, 'invalidValue', '-0'],
      [`${PROVISIONED}.write.min`, 'invalidValue', '1.50'],
      [`${PROVISIONED}.write.max`, 'invalidValue', '12345678901234567890'],
      ['tables.o.stream', 'invalidValue', '[1e999,-0]'],
    ]);
  });
});
