import { CfnUserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { GroupWithRole } from './role-mapping';
import type { UserPoolConnection } from './user-pool-connection';

/** The user pool, the name, the role and the precedence of a group. */
export interface UserPoolGroupProps extends GroupWithRole {
  /** The user pool that the group is created in, in the Region and account of the stack. */
  readonly userPool: UserPoolConnection;
  /**
   * 0 to 2,147,483,647. A user in several groups gets the role of the group with the lowest precedence. It must be
   * unique among the groups of the user pool: otherwise, members of both groups get the authenticated role.
   */
  readonly precedence: number;
}

/** Defines a group of a user pool with its role (`AWS::Cognito::UserPoolGroup`). Another name is another group. */
export class UserPoolGroup extends Construct {
  constructor(scope: Construct, id: string, props: UserPoolGroupProps) {
    super(scope, id);
    new CfnUserPoolGroup(this, 'Resource', {
      userPoolId: props.userPool.userPoolId,
      groupName: props.groupName,
      precedence: props.precedence,
      roleArn: props.role.roleArn,
    });
  }
}
