import {
  connectorConstructId,
  tableConstructId,
  workloadConstructId,
} from '../../../lib/stage/construct-ids';
import { SIGN_IN_OUTPUTS, tableOutputNames } from '../../../lib/stage/output-names';

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

test('the outputs with which a client signs in have the names that clients read', () => {
  expect(Object.values(SIGN_IN_OUTPUTS).sort()).toEqual([
    'IdentityPoolId',
    'Region',
    'UserPoolClientId',
    'UserPoolId',
  ]);
});
