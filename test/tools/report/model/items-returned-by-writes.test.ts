import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import { READ_ACTIONS } from '../../../../tools/template-access/policies/table-actions';
import {
  accessOf,
  policyOf,
  roleOf,
  TABLE,
  TABLE_ARN,
} from '../../template-access/sample-template';

const ON_REQUEST = 'Writes to Orders can return the stored item on request (ReturnValues)';
const ON_FAILURE =
  'Writes to Orders can return the stored item if a condition fails (ReturnValuesOnConditionCheckFailure, which has no condition key)';

const onTable = (Action: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: TABLE_ARN,
  ...more,
});
const returning = (operator: string, ...values: string[]) => ({
  Condition: { [operator]: { 'dynamodb:ReturnValues': values } },
});

/** The notes on a role with the statements, and with those of the table's own policy. */
function notesOf(statements: readonly object[], ofTable: readonly object[] = []) {
  const table = {
    ...TABLE,
    Properties: {
      ...TABLE.Properties,
      ...(ofTable.length > 0 && { ResourcePolicy: { PolicyDocument: policyOf(...ofTable) } }),
    },
  };
  const Role = roleOf({ Policies: [{ PolicyDocument: policyOf(...statements) }] });
  const access = accessOf({ Orders: table, Other: TABLE, Role });
  const report = buildAccessReport({ title: 'x', source: 'x.json', access, findings: [] });
  return report.principals.find(({ id }) => id === 'Role')?.notes;
}

describe('items returned by writes', () => {
  test.each<[string, object, string]>([
    ['PutItem', onTable('dynamodb:PutItem'), `${ON_REQUEST}: PutItem`],
    ['a pattern', onTable('dynamodb:P*Item'), `${ON_REQUEST}: PutItem`],
    [
      'the writes of a grant',
      onTable(['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:UpdateItem']),
      `${ON_REQUEST}: DeleteItem, UpdateItem`,
    ],
    [
      'updated attributes',
      onTable('dynamodb:UpdateItem', returning('StringEquals', 'NONE', 'UPDATED_NEW')),
      `${ON_REQUEST}: UpdateItem`,
    ],
    [
      'anything but one value',
      onTable('dynamodb:UpdateItem', returning('StringNotEquals', 'NONE')),
      `${ON_REQUEST}: UpdateItem`,
    ],
    [
      'a condition on another key',
      onTable('dynamodb:PutItem', {
        Condition: { StringEquals: { 'dynamodb:ReturnConsumedCapacity': 'NONE' } },
      }),
      `${ON_REQUEST}: PutItem`,
    ],
    [
      'all actions but those that read',
      {
        Effect: 'Allow',
        NotAction: [
          ...READ_ACTIONS.map((name) => `dynamodb:${name}`),
          'dynamodb:PartiQL*',
          'dynamodb:D*',
        ],
        Resource: TABLE_ARN,
      },
      `${ON_REQUEST}: PutItem, UpdateItem`,
    ],
    [
      'nothing',
      onTable(['dynamodb:PutItem', 'dynamodb:UpdateItem'], returning('StringEquals', 'NONE')),
      `${ON_FAILURE}: PutItem, UpdateItem`,
    ],
    [
      'nothing if it is asked',
      onTable('dynamodb:PutItem', returning('stringequalsifexists', 'NONE')),
      `${ON_FAILURE}: PutItem`,
    ],
  ])('are noted for %s', (_what, statement, expected) => {
    expect(notesOf([statement])).toEqual([expected]);
  });

  test('are noted for the statement that returns them, if another does not', () => {
    const put = onTable('dynamodb:PutItem', returning('StringEquals', 'NONE'));
    expect(notesOf([put, onTable('dynamodb:UpdateItem')])).toEqual([`${ON_REQUEST}: UpdateItem`]);
  });

  test.each<[string, object]>([
    ['GetItem', onTable('dynamodb:GetItem')],
    ['a pattern that covers a read', onTable('dynamodb:Get*')],
    [
      'a query of an index',
      { ...onTable('dynamodb:Query'), Resource: { 'Fn::Sub': '${Orders.Arn}/index/byDate' } },
    ],
  ])('are not noted with %s on the table', (_what, read) => {
    expect(notesOf([onTable('dynamodb:PutItem'), read])).toEqual([]);
  });

  test('are noted with a read of another table, or a denied one', () => {
    const other = { ...onTable('dynamodb:GetItem'), Resource: { 'Fn::GetAtt': ['Other', 'Arn'] } };
    const denied = { ...onTable('dynamodb:GetItem'), Effect: 'Deny' };
    expect(notesOf([onTable('dynamodb:PutItem'), other, denied])).toEqual([
      `${ON_REQUEST}: PutItem`,
    ]);
  });

  test('are not noted for batches, which return nothing', () => {
    expect(notesOf([onTable('dynamodb:BatchWriteItem')])).toEqual([]);
  });

  test("count what the table's own policy allows the role", () => {
    const Principal = { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } };
    const allowed = (action: string) => ({ Effect: 'Allow', Principal, Action: action });
    const put = onTable('dynamodb:PutItem');
    expect(notesOf([put], [{ ...allowed('dynamodb:GetItem'), Resource: '*' }])).toEqual([]);
    expect(notesOf([], [{ ...allowed('dynamodb:PutItem'), Resource: '*' }])).toEqual([
      `${ON_REQUEST}: PutItem`,
    ]);
    const another = { ...allowed('dynamodb:GetItem'), Principal: { AWS: '111122223333' } };
    expect(notesOf([put], [{ ...another, Resource: '*' }])).toEqual([`${ON_REQUEST}: PutItem`]);
  });
});
