import { htmlReport } from '../../../../tools/report/html/html-report';
import { FILTER, STYLE } from '../../../../tools/report/html/page-files';
import { EMPTY_REPORT } from '../sample-report';

test('nothing in the files ends the element that they stand in', () => {
  expect(STYLE.content.html).not.toMatch(/<\/style/i);
  expect(FILTER.content.html).not.toMatch(/<\/script|<!--/i);
});

test('nothing in the page names anything outside of it, and it has no handlers and no styles in attributes', () => {
  const html = htmlReport(EMPTY_REPORT);
  expect(html).not.toMatch(/\b(src|href|action|style|on\w+)=|url\(|@import|:\/\//);
});
