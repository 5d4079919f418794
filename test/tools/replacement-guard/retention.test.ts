import { dataChanges } from '../../../tools/replacement-guard/data-changes';

const TABLE = { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'a' } };
const policies = (policy: string) => ({ DeletionPolicy: policy, UpdateReplacePolicy: policy });

/** What becomes of a table: what is to be deployed in its place, and the policies before and after. */
function end(wanted: object | undefined, before: string, after = before) {
  const deployed = { Resources: { OrdersTable: { ...TABLE, ...policies(before) } } };
  const Resources = wanted && { OrdersTable: { ...TABLE, ...policies(after), ...wanted } };
  return dataChanges(deployed, { Resources: Resources ?? {} })[0];
}

const OTHER_NAME = { Properties: { TableName: 'b' } };

test.each([
  ['Retain', true],
  ['RetainExceptOnCreate', true],
  ['Delete', false],
])('removed under %s: that it is kept is %s', (policy, isKept) => {
  expect(end(undefined, policy)).toMatchObject({ effect: 'removed', isKept });
});

test.each([
  ['Retain', 'Retain', true],
  ['Retain', 'Delete', false],
  ['Delete', 'Retain', false],
])(
  'replaced where %s becomes %s: that it is kept is %s, because both must say so',
  (before, after, isKept) => {
    expect(end(OTHER_NAME, before, after)).toMatchObject({ effect: 'replaced', isKept });
  },
);

test('of another type it is replaced', () => {
  expect(end({ Type: 'AWS::DynamoDB::Table' }, 'Retain')).toMatchObject({
    effect: 'replaced',
    causes: [{ property: 'Type', from: 'AWS::DynamoDB::GlobalTable', to: 'AWS::DynamoDB::Table' }],
  });
});
