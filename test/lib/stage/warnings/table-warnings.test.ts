import { MINIMAL } from '../../../stages';
import { idsOf } from './warnings-of';

const { orders } = MINIMAL.tables;
const GENERATED = `${MINIMAL.stackName}-OrdersTable-1ABCDEFGHIJKL`;
const ARN = `arn:aws:dynamodb:us-east-1:111122223333:table/${GENERATED}`;
const ENV = { env: { account: '111122223333', region: 'us-east-1' } };

/** A stage with a new table and an existing one. */
function stage(existing: object, created: object = {}) {
  const legacy = { ...orders, existing };
  return { ...MINIMAL, ...ENV, tables: { orders: { ...orders, ...created }, legacy } };
}

test.each<[string, object, string[]]>([
  [
    'by the name that CloudFormation generates',
    stage({ tableName: GENERATED }),
    ['namedByThisStack'],
  ],
  ['by an ARN with that name', stage({ tableArn: ARN }), ['namedByThisStack']],
  ['by another name', stage({ tableName: `other-${GENERATED}` }), []],
  ['beside a table with a tableName', stage({ tableName: GENERATED }, { tableName: 'orders' }), []],
])('a new table that may be the existing one: %s', (_by, input, ids) => {
  expect(idsOf(input)).toEqual(ids);
});
