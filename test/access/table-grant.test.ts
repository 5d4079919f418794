import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import { grantStatements } from '../../lib/access/table-grant';

const ACTIONS = { onTable: ['dynamodb:GetItem'], onIndexes: ['dynamodb:Query'], throughKey: [] };

test('each statement of a table has an ID of its own, and all indexes are in one of them', () => {
  const partitionKey = { name: 'pk', type: AttributeType.STRING };
  const table = new TableV2(new Stack(), 'Mine', { partitionKey });
  const indexNames = Array.from({ length: 9 }, (_, n) => `index${n}`);
  const usable = { name: 'Mine', table, indexNames };
  const statements = grantStatements({ table: usable, named: 'Read', actions: ACTIONS });
  expect(statements.map(({ sid, resources }) => [sid, resources.length])).toEqual([
    ['ReadItemsOfMine', 1],
    ['ReadIndexesOfMine', 4],
    ['ReadIndexesOfMine2', 4],
    ['ReadIndexesOfMine3', 1],
  ]);
});
