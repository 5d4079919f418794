import type { ItemAction } from '../../../lib/access/item-actions';

/** A temporary user. */
export interface ProbeUser {
  /** The user's name in results. */
  readonly name: string;
  /** The value of the tenant claim; undefined for a user without a tenant. */
  readonly tenant: string | undefined;
  /** The group that the user is in. @default - none */
  readonly group?: string | undefined;
  /** The ID of the app client that the user signs in with. @default - the default client */
  readonly client?: string;
}

/** Operations on items that no stage allows. */
export const REFUSED_OPERATIONS = [
  'PartiQLSelect',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PartiQLDelete',
] as const;

/** Transactions, by the action that IAM authorizes on each of their items. Those that write delete. */
export const TRANSACTIONS = {
  TransactGetItems: 'GetItem',
  TransactWriteItems: 'DeleteItem',
} as const satisfies Record<string, ItemAction>;

export type ItemOperation =
  ItemAction | keyof typeof TRANSACTIONS | (typeof REFUSED_OPERATIONS)[number];

/** Calls that get an identity or credentials, or that change a user's tenant. */
export type IdentityOperation =
  | 'GetId'
  | 'GetCredentialsForIdentity'
  | 'GetOpenIdToken'
  | 'AssumeRoleWithWebIdentity'
  | 'UpdateUserAttributes';

/** A parameter by which a write returns the stored item. */
export type ReturnParameter =
  | { readonly ReturnValues: ReturnValues }
  | { readonly ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };

export type ReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';

export type ExpectedOutcome = 'allowed' | 'denied';

/** A call on items with a user's credentials. */
export interface ItemProbe {
  readonly kind: 'item';
  /** The name of a user. */
  readonly who: string;
  readonly action: ItemOperation;
  /** The table's ID in the stage file; undefined for a table outside the stack. */
  readonly table: string | undefined;
  /** The name of the user who owns the item; undefined for a table outside the stack. */
  readonly rowOf: string | undefined;
  /** The name of another user, whose item the same request names too. @default - none */
  readonly besideRowOf?: string;
  /** The index that the request reads. @default - the table itself */
  readonly index?: string;
  /** The group whose grant on the table decides the partition key of the item. @default - the table's row scope does */
  readonly keyOfGroup?: string;
  /** @default - none */
  readonly returns?: ReturnParameter;
  readonly expected: ExpectedOutcome;
}

/** The token that a caller presents for an identity. */
export type PresentedToken =
  | 'their ID token'
  | 'no token'
  | 'a token of another user pool'
  | 'a token of another app client'
  | 'a tampered ID token';

/** A call for an identity or for credentials. */
export interface IdentityProbe {
  readonly kind: 'identity';
  /** The name of a user, `unauthenticated` or `invalid token`. */
  readonly who: string;
  readonly action: IdentityOperation;
  readonly shows: PresentedToken;
  /** The tenant whose role is requested; undefined for the role that the pool assigns. */
  readonly roleOfTenant: string | undefined;
  /** The group whose role is requested. @default - none */
  readonly roleOfGroup?: string;
  readonly expected: ExpectedOutcome;
}

/** One expected allow or deny. */
export type Probe = ItemProbe | IdentityProbe;
