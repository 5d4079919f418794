import type { RemovalPolicy } from 'aws-cdk-lib/core';
import {
  CfnIdentityPool,
  CfnIdentityPoolPrincipalTag,
  CfnIdentityPoolRoleAttachment,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledgeAccess } from '../aws/acknowledge';
import { roleMapping, type IdentityRoles } from './role-mapping';
import type { UserPoolConnection } from './user-pool-connection';

export interface IdentityPoolProps {
  /** The user pool whose users get identities. */
  readonly userPool: UserPoolConnection;
  /** 1 to 128 characters. @default - CloudFormation names it */
  readonly identityPoolName?: string;
  /** Whether clients may call AssumeRoleWithWebIdentity themselves. @default false */
  readonly classicFlow?: boolean;
  /** Whether the pool, and with it every user's identity ID, outlives the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Defines an identity pool (`AWS::Cognito::IdentityPool`) that gives identities to the signed-in users of one user pool
 * and to nobody else: no unauthenticated identities, and each token is checked with the user pool, so a signed-out or
 * disabled user is refused.
 *
 * An L1 resource, because the L2 always makes a role for unauthenticated identities (aws-cdk#25470).
 */
export class IdentityPool extends Construct {
  /** `<region>:<uuid>` */
  readonly identityPoolId: string;
  private readonly userPool: UserPoolConnection;
  private readonly classicFlow: boolean;

  constructor(scope: Construct, id: string, props: IdentityPoolProps) {
    super(scope, id);
    this.userPool = props.userPool;
    this.classicFlow = props.classicFlow ?? false;
    const { userPoolClientId, providerName } = props.userPool;
    const pool = new CfnIdentityPool(this, 'Resource', {
      identityPoolName: props.identityPoolName,
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: this.classicFlow,
      cognitoIdentityProviders: [
        { clientId: userPoolClientId, providerName, serverSideTokenCheck: true },
      ],
    });
    pool.applyRemovalPolicy(props.removalPolicy);
    if (this.classicFlow) {
      acknowledgeAccess(
        pool,
        'ClassicFlow',
        'classicFlow is asked for, because sessions of more than an hour need it; which users a role admits its own trust says',
      );
    }
    this.identityPoolId = pool.ref;
  }

  /**
   * Attaches the roles of authenticated identities, and the tags that the roles' policies rely on. The pool chooses
   * among roles by claim, or, where the classic flow is open, the client does. A pool has one attachment: call this once.
   */
  attachRoles({ role, rolesByClaim, principalTags }: IdentityRoles): void {
    const { identityPoolId, userPool } = this;
    // GetOpenIdToken, which begins the classic flow, fails where roles are mapped: clients ask for theirs.
    const mapped = this.classicFlow ? undefined : rolesByClaim;
    new CfnIdentityPoolRoleAttachment(this, 'RoleAttachment', {
      identityPoolId,
      roles: { authenticated: role.roleArn },
      roleMappings: mapped && { UserPool: roleMapping(userPool, role, mapped) },
    });
    if (Object.keys(principalTags).length === 0) return;
    new CfnIdentityPoolPrincipalTag(this, 'PrincipalTag', {
      identityPoolId,
      // Unlike a role mapping's, without the app client.
      identityProviderName: userPool.providerName,
      useDefaults: false,
      principalTags,
    });
  }
}
