import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Aws, NestedStack, Stack } from 'aws-cdk-lib/core';
import {
  deployedKeyArn,
  deployedTableArn,
  maxCharacters,
} from '../../../lib/access/deployed-length';

const partitionKey = { name: 'pk', type: AttributeType.STRING };
const TABLE = 'arn:aws-us-gov:dynamodb:us-isof-south-1:111122223333:table/';
const nameOf = (arn: string) => arn.length - TABLE.length;

test('the ARN of a table is as long as its name makes it', () => {
  const table = new TableV2(new Stack(), 'Mine', { partitionKey, tableName: 'mine' });
  expect(deployedTableArn(table)).toBe(`${TABLE}tttt`);
});

test('a table without a name is named by CloudFormation after stack and logical ID', () => {
  const stack = new Stack(undefined, 'Orders', { stackName: 'orders-dev' });
  const table = new TableV2(stack, 'Mine', { partitionKey });
  const logicalId = stack.getLogicalId(table.node.defaultChild as never);
  const generated = `orders-dev-${logicalId}-1UX9WWYAPYVZ4`;
  expect(nameOf(deployedTableArn(table))).toBe(generated.length);
});

test('no name is longer than DynamoDB allows', () => {
  const stack = new Stack(undefined, 's'.repeat(128));
  const table = new TableV2(stack, `M${'m'.repeat(119)}`, { partitionKey });
  expect(nameOf(deployedTableArn(table))).toBe(255);
});

test('an imported table has its ARN, or the longest one of its name if the ARN has tokens', () => {
  const stack = new Stack();
  const given = 'arn:aws:dynamodb:us-east-1:111122223333:table/given';
  expect(deployedTableArn(TableV2.fromTableArn(stack, 'Given', given))).toBe(given);
  const unknown = `arn:aws:dynamodb:us-east-1:${Aws.ACCOUNT_ID}:table/unknown`;
  expect(nameOf(deployedTableArn(TableV2.fromTableArn(stack, 'Unknown', unknown)))).toBe(7);
});

test('a name that only AWS knows is as long as can be', () => {
  const named = new TableV2(new Stack(), 'Mine', {
    partitionKey,
    tableName: `${Aws.STACK_NAME}-${'orders'.repeat(10)}`,
  });
  expect(nameOf(deployedTableArn(named))).toBe(255);
  const nested = new NestedStack(new Stack(undefined, 'Parent'), 'Nested');
  expect(nameOf(deployedTableArn(new TableV2(nested, 'Mine', { partitionKey })))).toBe(255);
});

test('the ARN of a key ends with a UUID', () => {
  const stack = new Stack();
  const key =
    'arn:aws-us-gov:kms:us-isof-south-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  expect(deployedKeyArn(new Key(stack, 'Key'))).toBe(key);
  const given = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab';
  expect(deployedKeyArn(Key.fromKeyArn(stack, 'Given', given))).toBe(given);
});

describe('characters after deployment', () => {
  const longest = (name: string, argument: unknown) => `<${name} ${String(argument)}>`;

  test.each([
    [{ Ref: 'Pool' }, '"<Ref Pool>"'],
    [{ a: [{ 'Fn::GetAtt': 'Role.Arn' }, null, 1] }, '{"a":["<Fn::GetAtt Role.Arn>",null,1]}'],
    [{ 'Fn::Join': ['-', ['a', 1, { Ref: 'Pool' }]] }, '"a-1-<Ref Pool>"'],
    [{ 'Fn::Join': ['', [{ 'Fn::Join': ['/', [{ Ref: 'A' }, 'b']] }, 'c']] }, '"<Ref A>/bc"'],
    [{ Ref: 'Pool', Other: 'x' }, '{"Ref":"Pool","Other":"x"}'],
    [{ Refs: 'x', xRef: 'y' }, '{"Refs":"x","xRef":"y"}'],
    [{ Refs: 'x' }, '{"Refs":"x"}'],
    [{ xRef: 'x' }, '{"xRef":"x"}'],
    [{ 'Fn::': 'x' }, '{"Fn::":"x"}'],
  ])('of %j are those of %s', (value, deployed) => {
    expect(maxCharacters(value, longest)).toBe(deployed.length);
  });
});
