import {
  awsManagedStatements,
  breadthOf,
  isKnownNotToReachTables,
  MANAGED_POLICIES_SOURCE,
  REACHING_POLICIES,
} from '../../../../tools/template-access/policies/aws-managed-policies';
import { reference, unknown } from '../../../../tools/template-access/template/template-text';

describe('AWS managed policy', () => {
  const XRAY = 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess';

  test.each([
    [XRAY, true],
    [`arn:${reference('AWS::Partition')}:iam::aws:policy/AWSXRayDaemonWriteAccess`, true],
    ['arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', true],
    ['arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess', false],
    ['arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole', false],
    ['arn:aws:iam::aws:policy/constructor', false],
    ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess2', false],
    ['arn:aws:iam::111122223333:policy/AWSXRayDaemonWriteAccess', false],
    ['arn:aws:iam::111122223333:policy/x:aws:policy/AWSXRayDaemonWriteAccess', false],
    ['arn:aws:s3::aws:policy/AWSXRayDaemonWriteAccess', false],
    [unknown(`parameter P, else ${XRAY}`), false],
    ['', false],
  ])('%s is known to reach no table: %s', (arn, expected) => {
    expect(isKnownNotToReachTables(arn)).toBe(expected);
  });

  test.each<[string, string | undefined]>([
    ['AmazonDynamoDBFullAccess', 'full'],
    ['AdministratorAccess', 'full'],
    ['PowerUserAccess', 'full'],
    ['job-function/DatabaseAdministrator', 'full'],
    ['DatabaseAdministrator', undefined],
    ['AmazonDynamoDBReadOnlyAccess', 'read'],
    ['ReadOnlyAccess', 'read'],
    ['AdministratorAccess-Amplify', undefined],
    ['AWSMcpServiceActionsFullAccess', undefined],
    ['service-role/AWSLambdaDynamoDBExecutionRole', undefined],
    ['AWSDenyAll', undefined],
    ['SecurityAudit', undefined],
    ['NoSuchPolicy', undefined],
  ])('%s allows on every table: %s', (path, expected) => {
    expect(breadthOf(`arn:aws:iam::aws:policy/${path}`)).toBe(expected);
  });

  test('the data says where and when it was read, and every statement of it is valid', () => {
    expect(MANAGED_POLICIES_SOURCE).toEqual({
      repository: expect.stringMatching(/^https:/),
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      published: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      read: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    const empty = REACHING_POLICIES.filter(
      (path) => awsManagedStatements(`arn:aws:iam::aws:policy/${path}`)?.length === 0,
    );
    expect(empty).toEqual([]);
  });
});
