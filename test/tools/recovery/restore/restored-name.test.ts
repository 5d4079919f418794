import {
  drillName,
  isDrillName,
  restoredName,
} from '../../../../tools/recovery/restore/restored-name';

const TIME = '2026-11-28T10:00:00Z';
const LONG = 'x'.repeat(255);

describe('name of a restored table', () => {
  test('says the table and the time, and counts', () => {
    expect(restoredName('orders', TIME, 1)).toBe('orders-restored-20261128T100000Z');
    expect(restoredName('orders', TIME, 2)).toBe('orders-restored-20261128T100000Z-2');
  });

  test('fits the 255 characters of DynamoDB', () => {
    for (const name of [restoredName(LONG, TIME, 12), drillName(LONG, TIME)]) {
      expect(name).toHaveLength(255);
    }
    expect(isDrillName(LONG, drillName(LONG, TIME))).toBe(true);
  });
});

describe('name of the table of a recovery drill', () => {
  const drill = drillName('orders', TIME);

  test('is that of its table only', () => {
    expect(drill).toBe('orders-restored-drill-20261128T100000Z');
    expect(isDrillName('orders', drill)).toBe(true);
    expect(isDrillName('order', drill)).toBe(false);
    expect(isDrillName('rders', drill)).toBe(false);
  });

  test.each([
    'orders',
    'orders-restored-20261128T100000Z',
    'orders-restored-drill-',
    'orders-restored-drill-20261128T100000Z-2',
    'x-orders-restored-drill-20261128T100000Z',
    'orders-restored-drill-keep',
  ])('is not %s', (name) => {
    expect(isDrillName('orders', name)).toBe(false);
  });
});
