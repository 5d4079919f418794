import { isKnownNotToReachTables } from '../../../../tools/template-access/policies/aws-managed-policies';
import { reference, unknown } from '../../../../tools/template-access/template/template-text';

describe('AWS managed policy', () => {
  const XRAY = 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess';

  test.each([
    [XRAY, true],
    [`arn:${reference('AWS::Partition')}:iam::aws:policy/AWSXRayDaemonWriteAccess`, true],
    ['arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', true],
    ['arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess', false],
    ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess2', false],
    ['arn:aws:iam::111122223333:policy/AWSXRayDaemonWriteAccess', false],
    ['arn:aws:iam::111122223333:policy/x:aws:policy/AWSXRayDaemonWriteAccess', false],
    ['arn:aws:s3::aws:policy/AWSXRayDaemonWriteAccess', false],
    [unknown(`parameter P, else ${XRAY}`), false],
    ['', false],
  ])('%s is known to reach no table: %s', (arn, expected) => {
    expect(isKnownNotToReachTables(arn)).toBe(expected);
  });
});
