import { escapedMarkdown, table } from '../../../../tools/report/markdown/markdown-text';

describe('text in Markdown', () => {
  test.each([
    ['text', 'orders-dev, table 1.', 'orders-dev, table 1.'],
    ['emphasis', '*a* __b__ ~~c~~', '\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~'],
    ['code', '`a`', '\\`a\\`'],
    ['a link', '[a](b)', '\\[a\\](b)'],
    ['an image', '![a](b)', '!\\[a\\](b)'],
    ['another cell', 'a | b', 'a \\| b'],
    ['an escape of an escape', 'a\\|b', 'a\\\\\\|b'],
    ['HTML', '<img src=x onerror=1>', '&#60;img src=x onerror=1&#62;'],
    ['an entity', '&#124;', '&#38;#124;'],
    ['a link that nobody wrote', 'https://example.com', 'https&#58;//example.com'],
    ['another one', 'WWW.example.com', 'WWW&#46;example.com'],
    ['mathematics', '$x$', '\\$x\\$'],
    ['another line', ' a\n\n# b\r\n\tc ', 'a # b c'],
    ['the separators of Unicode', 'a\u2028b\u2029c', 'a b c'],
    ['nothing', '', ''],
  ])('%s shows as it is written', (_what, text, expected) => {
    expect(escapedMarkdown(text)).toBe(expected);
  });

  test('no text of any punctuation leaves its cell', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
    const [, , row] = table(
      ['a', 'b'],
      [[escapedMarkdown(ascii), escapedMarkdown(ascii.repeat(2))]],
    );
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(4);
    expect(row).not.toMatch(/[<>\n\r\t]/);
  });

  test('a table has a header, and one line per row', () => {
    expect(
      table(
        ['a', ''],
        [
          ['1', '2'],
          ['3', '4'],
        ],
      ),
    ).toEqual(['| a |  |', '| --- | --- |', '| 1 | 2 |', '| 3 | 4 |']);
  });
});
