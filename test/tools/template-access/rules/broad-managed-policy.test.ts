import {
  FULL_ACCESS,
  READ_ACCESS,
} from '../../../../tools/template-access/policies/aws-managed-policies';
import { findingAt, found } from './rule-templates';

describe('AWS managed policy: BroadManagedPolicy', () => {
  const FIX = 'ARN of the table';
  const AT = 'Tool: Properties.ManagedPolicyArns';
  const broad = (...ManagedPolicyArns: unknown[]) =>
    found('BroadManagedPolicy', {
      Tool: { Type: 'AWS::IAM::User', Properties: { ManagedPolicyArns } },
    });

  test.each(FULL_ACCESS)('%s reads, writes and deletes all tables', (name) => {
    expect(broad(`arn:aws:iam::aws:policy/${name}`)).toEqual([
      findingAt('high', AT, 'user Tool', 'can read, write and delete', ` ${name};`, FIX),
    ]);
  });

  test.each(READ_ACCESS)('%s reads all tables', (name) => {
    expect(broad(`arn:aws:iam::aws:policy/${name}`)).toEqual([
      findingAt('medium', AT, 'user Tool', 'can read the items', ` ${name};`, FIX),
    ]);
  });

  test.each([
    ['a path', 'arn:aws:iam::aws:policy/job-function/DatabaseAdministrator'],
    ['any partition', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess' }],
    ['an alternative', { 'Fn::If': ['A', 'arn:aws:iam::aws:policy/PowerUserAccess', 'other'] }],
  ])('%s makes no difference', (_title, arn) => {
    expect(broad(arn)).toHaveLength(1);
  });

  test.each([
    ['another of AWS', 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    ['one of the account', 'arn:aws:iam::111122223333:policy/AdministratorAccess'],
    ['a parameter', { Ref: 'PolicyArn' }],
  ])('%s is not a finding', (_title, arn) => {
    expect(broad(arn)).toEqual([]);
  });

  test('the policy of a group is one finding, however many users it has', () => {
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/ReadOnlyAccess'];
    const member = { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Group' }] } };
    const Group = { Type: 'AWS::IAM::Group', Properties: { ManagedPolicyArns } };
    expect(found('BroadManagedPolicy', { Group, A: member, B: member })).toEqual([
      findingAt(
        'medium',
        'Group: Properties.ManagedPolicyArns',
        'the user B can read the items',
        ' ReadOnlyAccess;',
        FIX,
      ),
    ]);
  });
});
