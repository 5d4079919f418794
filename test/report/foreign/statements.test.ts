import { grantsWith } from './made-up';
import { grantLines, unresolvedLines } from './report-lines';

const ORDERS = { 'Fn::GetAtt': ['Orders', 'Arn'] };
const INDEXES = { 'Fn::Sub': '${Orders.Arn}/*' };

describe('NotResource', () => {
  const arn = '${Orders}';
  const here = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table';
  test.each([
    [
      'leaves the indexes of a table that it names',
      [ORDERS],
      [`Role | allow | everything but ${here}/${arn} itself (Orders) | GetItem | all | none`],
    ],
    [
      'keeps out all that it names, not all but each',
      [ORDERS, INDEXES],
      [`Role | allow | everything but ${here}/${arn} or ${here}/${arn}/* | GetItem | all | none`],
    ],
    [
      'leaves every table where it names something else',
      ['arn:aws:s3:::bucket'],
      ['Role | allow | everything but arn:aws:s3:::bucket itself (Orders) | GetItem | all | none'],
    ],
  ])('%s', (_, NotResource, expected) => {
    expect(grantLines(grantsWith({ NotResource }))).toEqual(expected);
  });
});
describe('Fn::If', () => {
  const either = (one: unknown, other: unknown) => ({ 'Fn::If': ['IsProd', one, other] });

  test('of an effect is told both ways', () => {
    const report = grantsWith({ Effect: either('Deny', 'Allow'), Resource: ORDERS });
    expect(grantLines(report)).toEqual([
      'Role | deny | Orders | GetItem | – | none',
      'Role | allow | Orders | GetItem | all | none',
    ]);
    expect(unresolvedLines(report)).toEqual([
      'Role | depends on a condition of the template; both alternatives are shown',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | Deny or Allow, by a condition',
    ]);
  });

  test('of lists of actions gives all of them', () => {
    const Action = either(['dynamodb:GetItem', 'dynamodb:Query'], 'dynamodb:Scan');
    expect(grantLines(grantsWith({ Action, Resource: ORDERS }))).toEqual([
      'Role | allow | Orders | GetItem, Query, Scan | all | none',
    ]);
  });
});

describe('a statement that IAM does not take', () => {
  test.each([
    ['a list in a list of actions', { Action: [['dynamodb:GetItem']] }],
    ['nothing in a list of resources', { Resource: [null, ORDERS] }],
    ['a list of effects', { Effect: ['Allow'] }],
  ])('with %s gives nothing, and is told', (_, faulty) => {
    const report = grantsWith({ Resource: ORDERS, ...faulty });
    expect(grantLines(report)).toEqual([]);
    expect(unresolvedLines(report)).toEqual([expect.stringMatching(/no valid statement: /)]);
  });
});
