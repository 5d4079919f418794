import { AttributeType, CfnTable, Table, TableV2, type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Lazy, Stack } from 'aws-cdk-lib/core';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { partitionKeyType } from '../../../lib/access/partition-key-type';

const { STRING, NUMBER, BINARY } = AttributeType;
const keys = (type: AttributeType) => ({
  partitionKey: { name: 'pk', type },
  // Neither the type of the sort key nor that of an index.
  sortKey: { name: 'sk', type: type === STRING ? NUMBER : STRING },
});

describe('type of the partition key', () => {
  test.each([
    [STRING, 'S'],
    [NUMBER, 'N'],
    [BINARY, 'B'],
  ])('%s is that of a table of this app', (type, expected) => {
    expect(partitionKeyType(new Table(new Stack(), 'Orders', keys(type)))).toBe(expected);
    expect(partitionKeyType(new TableV2(new Stack(), 'Orders', keys(type)))).toBe(expected);
  });

  test('is that of the key, in any order and where it is known at synthesis only', () => {
    const table = new Table(new Stack(), 'Orders', keys(BINARY));
    const resource = table.node.defaultChild as CfnTable;
    const reversed = (property: 'keySchema' | 'attributeDefinitions') => {
      const list = (resource[property] as unknown[]).toReversed();
      resource[property] = Lazy.any({ produce: () => list });
    };
    reversed('keySchema');
    reversed('attributeDefinitions');
    expect(partitionKeyType(table)).toBe('B');
  });

  test('is unknown for an imported table, and for one without keys', () => {
    expect(partitionKeyType(Table.fromTableName(new Stack(), 'Orders', 'orders'))).toBeUndefined();
    const other = new Queue(new Stack(), 'Queue');
    expect(partitionKeyType({ node: other.node } as ITable)).toBeUndefined();
    const table = new Table(new Stack(), 'Orders', keys(STRING));
    const resource = table.node.defaultChild as CfnTable;
    resource.attributeDefinitions = undefined;
    expect(partitionKeyType(table)).toBeUndefined();
    resource.keySchema = [];
    expect(partitionKeyType(table)).toBeUndefined();
  });
});
