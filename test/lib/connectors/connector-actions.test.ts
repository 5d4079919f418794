import { CONNECTOR_ACTIONS, PURPOSES, WRITES } from '../../../lib/connectors/connector-actions';

test.each(PURPOSES)('a %s writes exactly if its actions do', (purpose) => {
  expect(CONNECTOR_ACTIONS[purpose].onTable.includes('dynamodb:PutItem')).toBe(WRITES[purpose]);
});
