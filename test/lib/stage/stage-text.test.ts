import { stageText } from '../../../lib/stage/stage-text';

const utf8 = (text: string) => stageText(Buffer.from(text));
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

function errorOf(bytes: Uint8Array) {
  const result = stageText(bytes);
  return result.ok ? undefined : result.errors[0];
}

describe('text of a stage file', () => {
  test.each(['', '{}', '{"a":"é😀"}', '\ufffd', '\0', '\0\0\0\0'])('in UTF-8: %j', (text) => {
    expect(utf8(text)).toEqual({ ok: true, value: text });
  });

  test('may begin with one byte order mark', () => {
    expect(utf8('\ufeff\ufeff{}')).toEqual({ ok: true, value: '\ufeff{}' });
  });

  test.each([
    ['little-endian', utf16('\ufeff{"a":1}')],
    ['big-endian', utf16('\ufeff{"a":1}').swap16()],
    ['little-endian without a byte order mark', utf16('{"a":1}')],
    ['big-endian without a byte order mark', utf16('{"a":1}').swap16()],
  ])('is not in UTF-16: %s', (_title, bytes) => {
    expect(errorOf(bytes)).toMatchObject({ path: [], code: 'unreadable' });
    expect(errorOf(bytes)?.received).toContain('UTF-16');
  });

  test('is not in another encoding, whose first byte has a position', () => {
    const error = errorOf(Buffer.from('{\n "ü": 1 }', 'latin1'));
    expect(error).toMatchObject({ code: 'unreadable', position: { line: 2, column: 3 } });
    expect(error?.expected).toContain('UTF-8');
  });

  test('has at most 1 MB', () => {
    expect(stageText(Buffer.alloc(1_000_000, ' ')).ok).toBe(true);
    expect(errorOf(Buffer.alloc(10_000_000, ' '))).toMatchObject({
      code: 'unreadable',
      received: '10,000,000 bytes',
      max: 1_000_000,
    });
  });
});
