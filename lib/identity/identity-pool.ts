import { RemovalPolicy } from 'aws-cdk-lib/core';
import {
  CfnIdentityPool,
  CfnIdentityPoolPrincipalTag,
  CfnIdentityPoolRoleAttachment,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { GROUP_MAPPING, roleMappings, ruleMapping, type IdentityRoles } from './role-mapping';
import type { UserPoolConnection } from './user-pool-connection';

/** The users and the authentication flows of an identity pool. */
export interface IdentityPoolProps {
  /** The user pool whose users get identities: the only identity provider. */
  readonly userPool: UserPoolConnection;
  /** Name of the identity pool, 1 to 128 characters. @default - CloudFormation generates a name */
  readonly identityPoolName?: string | undefined;
  /** Whether clients can also use the classic flow, and call `AssumeRoleWithWebIdentity` themselves. @default false */
  readonly classicFlow?: boolean | undefined;
  /**
   * Whether the identity pool, and with it the identity ID of every user, is kept or deleted with the stack.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy | undefined;
}

/**
 * Defines an identity pool (`AWS::Cognito::IdentityPool`) for the users of one user pool who sign in with its app
 * clients; each client is a provider. Unauthenticated identities are off. Server-side token check is on: users who are
 * globally signed out or deleted get no credentials.
 *
 * Source: Cognito identity pools API reference, CognitoIdentityProvider.
 *
 * It uses the L1, because the L2 always creates a role for unauthenticated identities (aws-cdk#25470).
 */
export class IdentityPool extends Construct {
  /** The ID of the identity pool, `<region>:<uuid>`. */
  readonly identityPoolId: string;
  private readonly userPool: UserPoolConnection;
  private readonly classicFlow: boolean;

  constructor(scope: Construct, id: string, props: IdentityPoolProps) {
    super(scope, id);
    this.userPool = props.userPool;
    this.classicFlow = props.classicFlow ?? false;
    const { userPoolClientIds, providerName } = props.userPool;
    const pool = new CfnIdentityPool(this, 'Resource', {
      identityPoolName: props.identityPoolName,
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: this.classicFlow,
      cognitoIdentityProviders: userPoolClientIds.map((clientId) => ({
        clientId,
        providerName,
        serverSideTokenCheck: true,
      })),
    });
    pool.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.identityPoolId = pool.ref;
  }

  /**
   * Attaches the roles of authenticated identities (`AWS::Cognito::IdentityPoolRoleAttachment`), and maps claims to
   * the session tags of their policies (`AWS::Cognito::IdentityPoolPrincipalTag`). With the classic flow, clients
   * choose the role; otherwise the identity pool maps roles by claim or by group. An identity pool has one attachment:
   * call this once.
   *
   * @throws {Error} if groups with roles are combined with the classic flow or with roles by claim
   */
  attachRoles({ role, rolesByClaim, groups = [], principalTags }: IdentityRoles): void {
    const { identityPoolId, userPool } = this;
    if (groups.length > 0) this.assertGroupsDecide(rolesByClaim);
    // GetOpenIdToken, the first call of the classic flow, fails if roles are mapped.
    const mapped = this.classicFlow ? undefined : rolesByClaim;
    const mapping = groups.length > 0 ? GROUP_MAPPING : mapped && ruleMapping(role, mapped);
    new CfnIdentityPoolRoleAttachment(this, 'RoleAttachment', {
      identityPoolId,
      roles: { authenticated: role.roleArn },
      roleMappings: mapping && roleMappings(userPool, mapping),
    });
    if (Object.keys(principalTags).length === 0) return;
    new CfnIdentityPoolPrincipalTag(this, 'PrincipalTag', {
      identityPoolId,
      // Without the app client ID, which role mappings append.
      identityProviderName: userPool.providerName,
      useDefaults: false,
      principalTags,
    });
  }

  private assertGroupsDecide(rolesByClaim: IdentityRoles['rolesByClaim']): void {
    if (this.classicFlow) {
      throw new Error(
        'Groups cannot be combined with classicFlow: in the classic flow, a client can request any role that trusts the identity pool, also the role of a group that the user is not in. Remove classicFlow.',
      );
    }
    if (rolesByClaim === undefined) return;
    throw new Error(
      'Groups cannot be combined with rolesByClaim: a user pool has one role mapping in an identity pool. Remove one of them.',
    );
  }
}
