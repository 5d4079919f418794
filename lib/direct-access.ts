import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { TableAccess } from './access/item-policy';
import { signedInAccess } from './access/signed-in-access';
import { namedTables } from './access/table-names';
import { precedenceOf } from './direct-access-groups';
import type { DirectAccessProps, DirectAccessTable } from './direct-access-props';
import { synthesisErrors } from './direct-access-synthesis';
import { USER_POOL } from './identity/construct-ids';
import { NewUserPool } from './identity/new-user-pool';
import { connectedUserPool } from './identity/user-pool-connection';
import { assertDirectAccess } from './validate-direct-access';

/**
 * Gives signed-in users of a user pool direct, least-privilege access to DynamoDB tables: an identity pool without
 * unauthenticated identities, and an authenticated role that only this pool's authenticated identities can assume. The
 * role allows the given actions on the given tables and rows, the use of their KMS keys, and nothing else. Members of a
 * group get a role that allows in addition what the group may do.
 *
 * At synthesis it fails if a table of this app has rows other than `all` and no partition key of type string, an app
 * client of this app allows users to write `tenantClaim`, or, with `groups`, another group of this app has a role in the
 * user pool.
 *
 * @throws {Error} listing every invalid prop; or if the Region has no identity pools, or the tables exceed a quota of IAM
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
  /** The roles of groups, which replace the role of signed-in users, by the name of the group. */
  readonly groupRoles: Readonly<Record<string, IRole>>;
  /** The ID of the identity pool, `<region>:<uuid>`. */
  readonly identityPoolId: string;
  /** The user pool whose users get access. */
  readonly userPool: IUserPool;
  /** The app clients whose users get access. */
  readonly userPoolClients: readonly IUserPoolClient[];

  constructor(scope: Construct, id: string, props: DirectAccessProps) {
    super(scope, id);
    assertDirectAccess(this, props);
    const { tables, groups = [], tenantClaim, removalPolicy } = props;
    const { userPool, userPoolClients } = this.users(props);
    const { identityPool, roles } = signedInAccess(this, {
      userPool: connectedUserPool(this, userPool, userPoolClients),
      classicFlow: props.classicFlow,
      removalPolicy,
      tables: accessTo(tables),
      groups: groups.map((group, position) => ({
        groupName: group.groupName,
        tables: accessTo(group.tables),
        precedence: precedenceOf(group, position),
      })),
      tenantClaim,
      maxSessionDuration: props.maxSessionDuration,
      revokeIssuedBefore: props.revokeIssuedBefore,
    });
    this.userPool = userPool;
    this.userPoolClients = userPoolClients;
    this.authenticatedRole = roles.role;
    this.groupRoles = Object.fromEntries(
      roles.groups.map(({ groupName, role }) => [groupName, role]),
    );
    this.identityPoolId = identityPool.identityPoolId;
    this.node.addValidation({ validate: () => synthesisErrors(props, this) });
  }

  private users({
    userPool,
    userPoolClients: [first, ...others] = [],
    tenantClaim,
    removalPolicy,
  }: DirectAccessProps): Pick<NewUserPool, 'userPool' | 'userPoolClients'> {
    return userPool && first
      ? { userPool, userPoolClients: [first, ...others] }
      : new NewUserPool(this, USER_POOL, { tenantClaim, removalPolicy });
  }
}

/** The tables of users or of a group, with names and plain row scopes. */
function accessTo(tables: readonly DirectAccessTable[]): TableAccess[] {
  return namedTables(tables).map((access) => ({ ...access, rows: access.rows.scope }));
}
