import { printable } from '../../../../tools/report/words/printable';

describe('printable text', () => {
  test.each([
    ['a colour of the terminal', '\u001b[31mred', '\\u{1b}[31mred'],
    ['a backspace', 'a\bb', 'a\\u{8}b'],
    ['a carriage return', 'a\rb', 'a\\u{d}b'],
    ['right to left', 'a\u202eb', 'a\\u{202e}b'],
    ['nothing that has a width', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['half a character', 'a\ud800', 'a\\u{d800}'],
    ['a control character of Latin-1', 'a\u0085b', 'a\\u{85}b'],
    ['a letter of another alphabet', 'заказы 注文 😀', 'заказы 注文 😀'],
    ['lines and tabs', 'a\n\tb', 'a\n\tb'],
  ])('%s', (_what, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test('all texts of a value, and nothing else of it', () => {
    expect(
      printable({ a: ['\u0000', 1, null], b: { c: '\u0000', d: undefined, e: true } }),
    ).toEqual({
      a: ['\\u{0}', 1, null],
      b: { c: '\\u{0}', d: undefined, e: true },
    });
  });
});
