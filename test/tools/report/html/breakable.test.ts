import { breakable } from '../../../../tools/report/html/breakable';

describe('line breaks in long words', () => {
  test.each([
    ['GetPutUpdateTenantItemsOfOrdersTable', 'Get Put Update Tenant Items Of Orders Table'],
    ['tables.orders.indexes.byDate', 'tables. orders. indexes. by Date'],
    [
      'arn:aws:kms:us-east-1:111122223333:key/mrk',
      'arn: aws: kms: us-east-1: 111122223333: key/ mrk',
    ],
    ['SPECIFIC_ATTRIBUTES', 'SPECIFIC_ ATTRIBUTES'],
    ['"2026-11-20T14:30:00.000Z"', '"2026-11-20 T14:30:00. 000Z"'],
  ])('%s may break so: %s', (text, pieces) => {
    const html = pieces.replaceAll(' ', '<wbr>').replaceAll('"', '&quot;');
    expect(htmlReport(text)).toBe(`<span class="long">${html}</span>`);
  });

  test.each(['custom:tenantId', 'one two  three four five', ' '.repeat(20), ''])(
    'without a long word nothing breaks: %j',
    (text) => {
      expect(htmlReport(text)).toBe(text);
    },
  );

  test('short words beside a long one stay as they are, as do all spaces', () => {
    expect(htmlReport('RolePolicy:  GetItemsOfOrdersTable\n<i>')).toBe(
      'RolePolicy:  <span class="long">Get<wbr>Items<wbr>Of<wbr>Orders<wbr>Table</span>\n&lt;i&gt;',
    );
  });

  test('a warning stays with a long word', () => {
    expect(htmlReport('⚠ dynamodb:table/*, not here')).toBe(
      '<span class="long">⚠ dynamodb:<wbr>table/<wbr>*,</span> not here',
    );
  });

  function htmlReport(text: string): string {
    return breakable(text)
      .map(({ html }) => html)
      .join('');
  }
});
