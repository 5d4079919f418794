import { statefulChanges } from '../../../tools/replacement-guard/stateful-changes';

const TABLE = { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'a' } };
const policies = (policy: string) => ({ DeletionPolicy: policy, UpdateReplacePolicy: policy });

/** The change of a table, by what replaces it and by the policies before and after. */
function end(wanted: object | undefined, before: string, after = before) {
  const deployed = { Resources: { OrdersTable: { ...TABLE, ...policies(before) } } };
  const Resources = wanted && { OrdersTable: { ...TABLE, ...policies(after), ...wanted } };
  return statefulChanges(deployed, { Resources: Resources ?? {} })[0];
}

const OTHER_NAME = { Properties: { TableName: 'b' } };

describe('UpdateReplacePolicy and DeletionPolicy', () => {
  test.each([
    ['Retain', true],
    ['RetainExceptOnCreate', true],
    ['Delete', false],
  ])('removed under %s: retained is %s', (policy, isRetained) => {
    expect(end(undefined, policy)).toMatchObject({ effect: 'removed', isRetained });
  });

  test.each([
    ['Retain', 'Retain', true],
    ['Retain', 'Delete', false],
    ['Delete', 'Retain', false],
  ])(
    'replaced where %s becomes %s: retained is %s, because both templates must say so',
    (before, after, isRetained) => {
      expect(end(OTHER_NAME, before, after)).toMatchObject({ effect: 'replaced', isRetained });
    },
  );

  test('a table of another resource type is replaced', () => {
    expect(end({ Type: 'AWS::DynamoDB::Table' }, 'Retain')).toMatchObject({
      effect: 'replaced',
      changes: [
        { property: 'Type', from: 'AWS::DynamoDB::GlobalTable', to: 'AWS::DynamoDB::Table' },
      ],
    });
  });
});
