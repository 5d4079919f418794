import { markup, Markup } from '../../../../tools/report/html/markup';

describe('HTML markup', () => {
  test.each([
    ['<b>', '&lt;b&gt;'],
    ['&amp;', '&amp;amp;'],
    [`"'`, '&quot;&#39;'],
    ['one\r\ntwo', 'one&#13;\ntwo'],
    ['a\0b', 'a\u{fffd}b'],
    ['plain', 'plain'],
  ])('%j is written as %s', (text, written) => {
    expect(markup`<i title="${text}">${text}</i>`.html).toBe(
      `<i title="${written}">${written}</i>`,
    );
  });

  test('HTML in HTML stays what it is, a list of it is joined, and numbers are texts', () => {
    const items = ['<', '>'].map((text) => markup`<li>${text}</li>`);
    expect(markup`<ul>${items}</ul>${new Markup('<hr>')}${3}`.html).toBe(
      '<ul><li>&lt;</li><li>&gt;</li></ul><hr>3',
    );
  });
});
