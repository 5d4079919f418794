import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy, type Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ItemAction } from './access/item-policy';
import type { Rows } from './access/rows';
import { signedInAccess } from './access/signed-in-access';
import { tableNames } from './access/table-names';
import { NewUserPool } from './identity/new-user-pool';
import { connectedUserPool } from './identity/user-pool-connection';

/** The access of signed-in users to one table. */
export interface DirectAccessTable {
  /** The table, defined in this app or imported. */
  readonly table: ITable;
  /** The items that a user reaches. Other than `Rows.all()`, they need a partition key of type string. */
  readonly rows: Rows;
  /** The actions that signed-in users may call. */
  readonly actions: readonly ItemAction[];
  /** The customer managed key of the table. @default - `table.encryptionKey` */
  readonly encryptionKey?: IKey | undefined;
}

/** The users, their tables and their sessions. */
export interface DirectAccessProps {
  /** The tables, each with the items and actions of signed-in users. At least one. */
  readonly tables: readonly DirectAccessTable[];
  /**
   * The user pool whose users get access.
   * @default - a new user pool and app client: verified e-mail addresses, no self sign-up, optional MFA
   */
  readonly userPool?: IUserPool | undefined;
  /** The app clients of `userPool` whose ID tokens the identity pool accepts. Exactly one. @default - a new app client */
  readonly userPoolClients?: readonly IUserPoolClient[] | undefined;
  /**
   * The claim of the ID token that names the user's tenant, such as `custom:tenantId`. Users must not be able to write
   * it: the app client needs explicit `writeAttributes` without it.
   * @default - no tenants, and no table has `Rows.tenant()`
   */
  readonly tenantClaim?: string | undefined;
  /** Whether clients may also use the classic flow, whose sessions can last longer than an hour. @default false */
  readonly classicFlow?: boolean | undefined;
  /**
   * Maximum session duration of the authenticated role, 1 to 12 hours. The enhanced flow gives one hour in any case.
   * @default Duration.hours(1)
   */
  readonly maxSessionDuration?: Duration | undefined;
  /** Denies all access to credentials issued before this time. @default - none are revoked */
  readonly revokeIssuedBefore?: Date | undefined;
  /** Whether the identity pool and a new user pool are kept or deleted with the stack. @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy | undefined;
}

/**
 * Gives signed-in users of a user pool direct, least-privilege access to DynamoDB tables: an identity pool without
 * unauthenticated identities, and an authenticated role that only this pool's authenticated identities can assume. The
 * role allows the given actions on the given tables and rows, the use of their KMS keys, and nothing else.
 *
 * @throws Error if rows by tenant have no `tenantClaim`, or the tables exceed a quota of IAM
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
    assertProps(this.node.path, props);
    const { removalPolicy = RemovalPolicy.RETAIN, tables, classicFlow = false } = props;
    const { userPool, userPoolClient } = this.users(props, removalPolicy);
    const names = tableNames(tables.map(({ table }) => table));
    const { identityPool, roles } = signedInAccess(this, {
      userPool: connectedUserPool(this, userPool, userPoolClient),
      classicFlow,
      removalPolicy,
      tables: tables.map(({ rows, ...access }, position) => ({
        ...access,
        name: names[position] ?? '',
        rows: rows.scope,
      })),
      tenantClaim: props.tenantClaim,
      maxSessionDuration: props.maxSessionDuration,
      revokeIssuedBefore: props.revokeIssuedBefore,
    });
    this.userPool = userPool;
    this.userPoolClients = [userPoolClient];
    this.authenticatedRole = roles.role;
    this.identityPoolId = identityPool.identityPoolId;
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

function assertProps(path: string, { userPool, userPoolClients, tables }: DirectAccessProps): void {
  const problems = [
    ...(tables.length === 0 ? ['tables is empty. List at least one table.'] : []),
    ...tables.flatMap(({ actions }, position) =>
      actions.length === 0
        ? [`tables[${position}].actions is empty. List at least one action, or remove the table.`]
        : [],
    ),
    ...(userPool && userPoolClients?.length !== 1
      ? [
          `userPoolClients has ${userPoolClients?.length ?? 0} app clients. Give exactly one of userPool.`,
        ]
      : []),
    ...(!userPool && userPoolClients
      ? [
          'userPoolClients are given without userPool. Give both, or neither for a new user pool and app client.',
        ]
      : []),
  ];
  if (problems.length === 0) return;
  throw new Error([`Invalid props of ${path}:`, ...problems.map((one) => `  ${one}`)].join('\n'));
}
