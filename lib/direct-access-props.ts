import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { ItemAction } from './access/item-actions';
import type { Rows } from './access/rows';

/** The access of signed-in users to one table. */
export interface DirectAccessTable {
  /** The table, defined in this app or imported; in the account and Region of the stack. */
  readonly table: ITable;
  /** The items that a user reaches. Other than `Rows.all()`, they need a partition key of type string. */
  readonly rows: Rows;
  /**
   * The actions that signed-in users may call. At least one. `BatchGetItem` and `ConditionCheckItem` need `GetItem` beside
   * them, `BatchWriteItem` needs `PutItem` and `DeleteItem`, and `Scan` needs `Rows.all()`.
   */
  readonly actions: readonly ItemAction[];
  /**
   * The names of the global secondary indexes that `Query` and `Scan` may read too. Only with `Rows.all()`, because an
   * index has a partition key of its own.
   * @default - none
   */
  readonly queryIndexes?: readonly string[] | undefined;
  /**
   * The customer managed key of the table, which users get through DynamoDB only. An imported table does not know its
   * key.
   * @default - `table.encryptionKey`
   */
  readonly encryptionKey?: IKey | undefined;
}

/** A group of the user pool, and what its members may do besides what every signed-in user may. */
export interface DirectAccessGroup {
  /**
   * The name of the group in the user pool, 1 to 128 characters without spaces; part of the logical ID of its role, and
   * so no token.
   */
  readonly groupName: string;
  /** The tables, each with the items and actions of members. At least one. */
  readonly tables: readonly DirectAccessTable[];
  /**
   * 0 to 2,147,483,647, unique among the groups of the user pool. A member of several groups gets the role of the one
   * with the lowest number.
   * @default - the position in `groups`, from 0
   */
  readonly precedence?: number | undefined;
  /**
   * Whether `userPool` has the group already. It is left alone, and you set its role to `groupRoles[groupName]`.
   * @default false
   */
  readonly existing?: boolean | undefined;
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
  /** The app clients of `userPool` whose ID tokens the identity pool accepts. At least one. @default - a new app client */
  readonly userPoolClients?: readonly IUserPoolClient[] | undefined;
  /**
   * The claim of the ID token that names the user's tenant, 1 to 64 characters, such as `custom:tenantId`; a new user
   * pool gets the attribute. Users must not be able to write it: an app client needs `writeAttributes` without it.
   * @default - no tenants, and no table has `Rows.tenant()`
   */
  readonly tenantClaim?: string | undefined;
  /**
   * Groups whose members have more access. A session has one role, so that the access of two groups does not add up.
   * @default - every user has the same access
   */
  readonly groups?: readonly DirectAccessGroup[] | undefined;
  /**
   * Whether clients may also use the classic flow, whose sessions can last longer than an hour. Not with `groups`.
   * @default false
   */
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
