import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { signedInAccess } from './access/signed-in-access';
import { namedTables } from './access/table-names';
import type { DirectAccessProps } from './direct-access-props';
import { NewUserPool } from './identity/new-user-pool';
import { connectedUserPool } from './identity/user-pool-connection';
import { assertDirectAccess, synthesisErrors } from './validate-direct-access';

/**
 * Gives signed-in users of a user pool direct, least-privilege access to DynamoDB tables: an identity pool without
 * unauthenticated identities, and an authenticated role that only this pool's authenticated identities can assume. The
 * role allows the given actions on the given tables and rows, the use of their KMS keys, and nothing else.
 *
 * At synthesis it fails if a table of this app has rows other than `all` and no partition key of type string, or an app
 * client of this app allows users to write `tenantClaim`.
 *
 * @throws {Error} listing every invalid prop; or if rows by tenant have no `tenantClaim`, the Region has no identity
 *   pools, or the tables exceed a quota of IAM
 * @example
 * const access = new DirectAccess(this, 'Access', {
 *   userPool,
 *   userPoolClients: [client],
 *   tables: [{ table: orders, rows: Rows.own({ match: 'prefix' }), actions: ['GetItem', 'PutItem'] }],
 * });
 */
export class DirectAccess extends Construct {
  /** The role of signed-in users. */
  readonly authenticatedRole: IRole;
  /** The ID of the identity pool, `<region>:<uuid>`. */
  readonly identityPoolId: string;
  /** The user pool whose users get access. */
  readonly userPool: IUserPool;
  /** The app clients whose users get access. */
  readonly userPoolClients: readonly IUserPoolClient[];

  constructor(scope: Construct, id: string, props: DirectAccessProps) {
    super(scope, id);
    assertDirectAccess(this.node.path, props);
    const { removalPolicy = RemovalPolicy.RETAIN, tables } = props;
    const { userPool, userPoolClient } = this.users(props, removalPolicy);
    const { identityPool, roles } = signedInAccess(this, {
      userPool: connectedUserPool(this, userPool, userPoolClient),
      classicFlow: props.classicFlow,
      removalPolicy,
      tables: namedTables(tables).map((access) => ({ ...access, rows: access.rows.scope })),
      tenantClaim: props.tenantClaim,
      maxSessionDuration: props.maxSessionDuration,
      revokeIssuedBefore: props.revokeIssuedBefore,
    });
    this.userPool = userPool;
    this.userPoolClients = [userPoolClient];
    this.authenticatedRole = roles.role;
    this.identityPoolId = identityPool.identityPoolId;
    this.node.addValidation({ validate: () => synthesisErrors(props) });
  }

  private users(
    { userPool, userPoolClients, tenantClaim }: DirectAccessProps,
    removalPolicy: RemovalPolicy,
  ) {
    const [userPoolClient] = userPoolClients ?? [];
    return userPool && userPoolClient
      ? { userPool, userPoolClient }
      : new NewUserPool(this, 'UserPool', { tenantClaim, removalPolicy });
  }
}
