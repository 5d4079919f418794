import {
  connectorConstructId,
  tableConstructId,
  workloadConstructId,
} from '../../../lib/stage/construct-ids';
import { tableOutputNames } from '../../../lib/stage/output-names';

test('construct IDs begin with the capitalized id', () => {
  expect([
    tableConstructId('orders'),
    workloadConstructId('api'),
    connectorConstructId('tool'),
  ]).toEqual(['OrdersTable', 'ApiWorkload', 'ToolConnector']);
});

test('the outputs of a table are named by its construct ID', () => {
  expect(tableOutputNames('orders')).toEqual({ name: 'OrdersTableName', arn: 'OrdersTableArn' });
});
