import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import { grantPermissions } from '../../../lib/access/grant-permissions';
import { policyStatements } from '../../../lib/access/policy-statements';
import type { TableActions } from '../../../lib/access/table-actions';

const HOLDER = { name: 'the workload Api', fix: '' };
const ACTIONS = { onTable: ['dynamodb:GetItem'], onIndexes: ['dynamodb:Query'], throughKey: [] };

test('all indexes of a table are in one statement, and so are those of others', () => {
  const stack = new Stack();
  const partitionKey = { name: 'pk', type: AttributeType.STRING };
  const indexNames = Array.from({ length: 9 }, (_, n) => `index${n}`);
  const of = (name: string) => {
    const usable = { name, table: new TableV2(stack, name, { partitionKey }), indexNames };
    return grantPermissions({ table: usable, named: 'Read', actions: ACTIONS });
  };
  const written = (permissions: ReturnType<typeof of>) =>
    policyStatements(stack, HOLDER, permissions).map((policy) =>
      policy.map(({ sid, resources }) => [sid, resources.length]),
    );
  const [mine, yours] = [of('Mine'), of('Yours')];
  expect(written(mine)).toEqual([
    [
      ['ReadItemsOfMine', 1],
      ['ReadIndexesOfMine', 9],
    ],
  ]);
  expect(written([...mine, ...yours])).toEqual([
    [
      ['ReadItemsOfMineAndOthers', 2],
      ['ReadIndexesOfMineAndOthers', 18],
    ],
  ]);
});

test('indexes are granted for actions on indexes only, each with its longest ARN', () => {
  const partitionKey = { name: 'pk', type: AttributeType.STRING };
  const table = new TableV2(new Stack(), 'Mine', { partitionKey, tableName: 'mine' });
  const usable = { name: 'Mine', table, indexNames: ['by-state'] };
  const granted = (actions: TableActions) =>
    grantPermissions({ table: usable, named: 'Write', actions }).map(
      ({ sid, actions: allowed, longestResource }) => [sid('Mine'), allowed, longestResource],
    );
  const TABLE = 'arn:aws-us-gov:dynamodb:us-isof-south-1:111122223333:table/tttt';
  const items = ['WriteItemsOfMine', ['dynamodb:GetItem'], TABLE];
  expect(granted({ ...ACTIONS, onIndexes: [] })).toEqual([items]);
  expect(granted(ACTIONS)).toEqual([
    items,
    ['ReadIndexesOfMine', ['dynamodb:Query'], `${TABLE}/index/by-state`],
  ]);
});
