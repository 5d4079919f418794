import { htmlReport } from '../../../../tools/report/html/html-report';
import { FILTER, STYLE } from '../../../../tools/report/html/page-files';
import { EMPTY_REPORT } from '../sample-report';

describe('files of the HTML page', () => {
  test('style sheet and script do not end their own elements', () => {
    expect(STYLE.content.html).not.toMatch(/<\/style/i);
    expect(FILTER.content.html).not.toMatch(/<\/script|<!--/i);
  });

  test('the page has no URL except links into itself, no event handlers and no style attributes', () => {
    const html = htmlReport(EMPTY_REPORT);
    expect(html).not.toMatch(/\b(src|href(?!="#)|action|style|on\w+)=|url\(|@import|:\/\//);
  });
});
