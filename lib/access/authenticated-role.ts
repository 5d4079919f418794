import { ManagedPolicy, Role, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { identityPoolPrincipal } from './identity-pool-principal';
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
 * Defines the role of signed-in users (`AWS::IAM::Role`) and its policy (`AWS::IAM::ManagedPolicy`).
 *
 * The role admits only authenticated identities of the one identity pool, and allows only the given item actions
 * on the given tables, with the key of each.
 */
export class AuthenticatedRole extends Construct {
  readonly role: IRole;

  constructor(scope: Construct, id: string, props: AuthenticatedRoleProps) {
    super(scope, id);
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'Item actions that signed-in users may call directly on the tables of this stack',
      statements: props.tables.flatMap(tableStatements),
    });
    this.role = new Role(this, 'Resource', {
      roleName: props.roleName,
      description: 'Assumed by signed-in users of the identity pool to reach the tables of this stack',
      assumedBy: identityPoolPrincipal(this, props.identityPoolId),
      managedPolicies: [policy],
    });
  }
}
