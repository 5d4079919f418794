import type { Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Duration, type Stack } from 'aws-cdk-lib/core';
import { GroupRole, type GroupRoleProps } from '../../../lib/access/group-role';
import { propertiesOf, templateWith } from '../../synthesis';
import { IDENTITY_POOL } from './signed-in';

const SERVICE = 'cognito-identity.amazonaws.com';
const ADMITTED = { identityService: SERVICE, identityPoolId: IDENTITY_POOL, principalTags: {} };
const TABLE_ARN = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
const PERMISSION = {
  sid: () => 'GetItemsOfOrdersTable',
  actions: ['dynamodb:GetItem'],
  resource: TABLE_ARN,
};

const sharedArn = (n: number) => `arn:aws:iam::111122223333:policy/Shared${n}`;
const shared = (stack: Stack, count: number) =>
  Array.from({ length: count }, (_, n) =>
    ManagedPolicy.fromManagedPolicyArn(stack, `Shared${n}`, sharedArn(n)),
  );

/** What differs from the role of the group `admins`, which has one policy of the authenticated role. */
interface Options extends Partial<Omit<GroupRoleProps, 'sharedPolicies'>> {
  readonly sharedCount?: number;
}

const template = ({ sharedCount = 1, ...props }: Options = {}) =>
  templateWith((stack) => {
    new GroupRole(stack, 'GroupAdmins', {
      groupName: 'admins',
      admitted: ADMITTED,
      sharedPolicies: shared(stack, sharedCount),
      reserved: 0,
      permissions: [PERMISSION],
      ...props,
    });
  });
const roleIn = (made: Template) => propertiesOf(made, 'AWS::IAM::Role', 'GroupAdmins');
const role = (options?: Options) => roleIn(template(options));

describe('trust policy of the role of a group', () => {
  const trust = (Action: unknown) => ({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: SERVICE },
        Action,
        Condition: {
          StringEquals: { [`${SERVICE}:aud`]: IDENTITY_POOL },
          'ForAnyValue:StringLike': { [`${SERVICE}:amr`]: 'authenticated' },
        },
      },
    ],
  });

  test("admits the pool's authenticated identities only", () => {
    expect(role().AssumeRolePolicyDocument).toEqual(trust('sts:AssumeRoleWithWebIdentity'));
  });

  test('admits session tags, if there are some', () => {
    const admitted = { ...ADMITTED, principalTags: { tokenSub: 'sub' } };
    expect(role({ admitted }).AssumeRolePolicyDocument).toEqual(
      trust(['sts:AssumeRoleWithWebIdentity', 'sts:TagSession']),
    );
  });
});

describe('permissions of the role of a group', () => {
  test('are the policies of the authenticated role, and one of its own', () => {
    expect(role({ sharedCount: 2 }).ManagedPolicyArns).toEqual([
      sharedArn(0),
      sharedArn(1),
      { Ref: 'GroupAdminsPolicy' },
    ]);
    expect(role()).not.toHaveProperty('Policies');
  });

  test('of its own are those of the group', () => {
    const made = template();
    expect(Object.keys(made.findResources('AWS::IAM::ManagedPolicy'))).toEqual([
      'GroupAdminsPolicy',
    ]);
    const { PolicyDocument } = propertiesOf(made, 'AWS::IAM::ManagedPolicy', 'GroupAdminsPolicy');
    expect(PolicyDocument.Statement).toEqual([
      {
        Sid: 'GetItemsOfOrdersTable',
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: TABLE_ARN,
      },
    ]);
  });

  const tooMany = /role of the group admins needs 11 managed policies .*IAM allows 10/;

  test('are 10 managed policies at most, those of the authenticated role included', () => {
    expect(role({ sharedCount: 9 }).ManagedPolicyArns).toHaveLength(10);
    expect(() => template({ sharedCount: 10 })).toThrow(tooMany);
  });

  test('leave room for as many policies of the authenticated role as are reserved', () => {
    expect(role({ reserved: 9 }).ManagedPolicyArns).toHaveLength(2);
    expect(() => template({ reserved: 10 })).toThrow(tooMany);
  });
});

describe('role of a group', () => {
  test("has the maximum session duration of the props, or IAM's default", () => {
    expect(role({ maxSessionDuration: Duration.hours(2) }).MaxSessionDuration).toBe(7200);
    expect(role()).not.toHaveProperty('MaxSessionDuration');
  });

  test('has a description of characters that IAM allows', () => {
    const made = template({ groupName: 'équipe-˂🙂' });
    const policy = propertiesOf(made, 'AWS::IAM::ManagedPolicy', 'GroupAdminsPolicy');
    expect(roleIn(made).Description).toContain('équipe-??');
    expect(policy.Description).toContain('équipe-??');
  });
});
