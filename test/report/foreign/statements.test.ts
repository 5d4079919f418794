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
