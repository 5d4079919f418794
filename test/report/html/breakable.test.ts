import { breakable } from '../../../lib/report/html/breakable';

test.each([
  ['GetPutUpdateTenantItemsOfOrdersTable', 'Get Put Update Tenant Items Of Orders Table'],
  ['tables.orders.indexes.byDate', 'tables. orders. indexes. by Date'],
  [
    'arn:aws:kms:us-east-1:111122223333:key/mrk',
    'arn: aws: kms: us-east-1: 111122223333: key/ mrk',
  ],
  ['"2026-11-20T14:30:00.000Z"', '"2026-11-20T14:30:00. 000Z"'],
  ['custom:tenantId', 'custom:tenantId'],
  ['', ''],
])('%s may break so: %s', (text, pieces) => {
  expect(htmlOf(text)).toBe(pieces.replaceAll(' ', '<wbr>').replaceAll('"', '&quot;'));
});

test('short words beside a long one stay as they are, as do all spaces', () => {
  expect(htmlOf('RolePolicy:  GetItemsOfOrdersTable\n<i>')).toBe(
    'RolePolicy:  Get<wbr>Items<wbr>Of<wbr>Orders<wbr>Table\n&lt;i&gt;',
  );
});

function htmlOf(text: string): string {
  return breakable(text)
    .map(({ html }) => html)
    .join('');
}
