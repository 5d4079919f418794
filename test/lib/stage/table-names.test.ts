import { tableConstructId, tableOutputNames } from '../../../lib/stage/table-names';

test('a table is named by its id, and its outputs by it', () => {
  expect(tableConstructId('orders')).toBe('OrdersTable');
  expect(tableOutputNames('orders')).toEqual({ name: 'OrdersTableName', arn: 'OrdersTableArn' });
});
