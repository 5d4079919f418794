import { Role } from 'aws-cdk-lib/aws-iam';
import { UserPoolGroup } from '../../../lib/identity/user-pool-group';
import { onlyResource, templateWith } from '../../synthesis';

const ROLE_ARN = 'arn:aws:iam::111122223333:role/admins';

test('a group of a user pool has its name, precedence and role, and is all that is defined', () => {
  const made = templateWith((stack) => {
    new UserPoolGroup(stack, 'GroupAdmins', {
      userPool: {
        userPoolId: 'eu-west-1_AbCdEf123',
        userPoolClientIds: ['1example23456789'],
        providerName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123',
      },
      groupName: 'admins',
      precedence: 0,
      role: Role.fromRoleArn(stack, 'Admins', ROLE_ARN),
    });
  });
  expect(Object.keys(made.toJSON().Resources)).toEqual(['GroupAdmins']);
  expect(onlyResource(made, 'AWS::Cognito::UserPoolGroup').Properties).toEqual({
    UserPoolId: 'eu-west-1_AbCdEf123',
    GroupName: 'admins',
    Precedence: 0,
    RoleArn: ROLE_ARN,
  });
});
