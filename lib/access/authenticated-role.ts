import { Annotations, Stack } from 'aws-cdk-lib/core';
import { ManagedPolicy, Role, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { identityPoolPrincipal } from './identity-pool-principal';
import { statementGroups } from './statement-groups';
import { tableStatements, type TableAccess } from './table-statements';

export interface AuthenticatedRoleProps {
  /** The only identity pool whose authenticated identities get the role. */
  readonly identityPoolId: string;
  /** The tables and what may be done with each. */
  readonly tables: readonly TableAccess[];
  /** 1 to 64 characters. @default - CloudFormation names it */
  readonly roleName?: string;
}

/**
 * Defines the role of signed-in users (`AWS::IAM::Role`) and its policy (`AWS::IAM::ManagedPolicy`, one unless it grows too long).
 *
 * The role admits only authenticated identities of the one identity pool, and allows only the given item actions
 * on the given tables, with the key of each.
 *
 * @throws {Error} where the stack's region has no identity pools, or the tables are too many for IAM's quotas
 */
export class AuthenticatedRole extends Construct {
  /** The role, for the identity pool to hand out. */
  readonly role: IRole;

  constructor(scope: Construct, id: string, props: AuthenticatedRoleProps) {
    super(scope, id);
    const statements = props.tables.flatMap(tableStatements);
    const managedPolicies = statementGroups(Stack.of(this), statements).map(
      (group, position) =>
        new ManagedPolicy(this, position === 0 ? 'Policy' : `Policy${position + 1}`, {
          description:
            'Item actions that signed-in users may call directly on the tables of this stack',
          statements: group,
        }),
    );
    warnOfLongNames(this, props.roleName);
    this.role = new Role(this, 'Resource', {
      roleName: props.roleName,
      description:
        'Assumed by signed-in users of the identity pool to reach the tables of this stack',
      assumedBy: identityPoolPrincipal(this, props.identityPoolId),
      managedPolicies,
    });
  }
}

/** Source: AWS GovCloud (US) User Guide, Amazon Cognito. */
const LONGEST_NAME_IN_US_GOV_EAST_1 = 20;

function warnOfLongNames(scope: Construct, roleName: string | undefined): void {
  const short = roleName !== undefined && roleName.length <= LONGEST_NAME_IN_US_GOV_EAST_1;
  if (Stack.of(scope).region !== 'us-gov-east-1' || short) return;
  Annotations.of(scope).addWarningV2(
    'dynamodb-direct-access:longRoleName',
    `in us-gov-east-1 identity pools may fail to assume a role whose name is longer than ${LONGEST_NAME_IN_US_GOV_EAST_1} characters; set identity.roleName to a shorter one`,
  );
}
