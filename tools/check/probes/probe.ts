import type { ItemAction } from '../../../lib/stage/schema/table-schema';

/** A temporary user. */
export interface ProbeUser {
  /** What the table of results calls the user. */
  readonly name: string;
  /** What the tenant claim says; undefined where the user has no tenant. */
  readonly tenant: string | undefined;
}

/** Calls on items that the stage never allows. */
export const REFUSED_OPERATIONS = [
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactWriteItems',
  'PartiQLSelect',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PartiQLDelete',
] as const;

export type ItemOperation = ItemAction | (typeof REFUSED_OPERATIONS)[number];

/** Calls by which somebody becomes an identity, gets credentials, or says which tenant they belong to. */
export type IdentityOperation =
  | 'GetId'
  | 'GetCredentialsForIdentity'
  | 'GetOpenIdToken'
  | 'AssumeRoleWithWebIdentity'
  | 'UpdateUserAttributes';

export type ExpectedOutcome = 'allowed' | 'denied';

/** A call on items with the credentials of a user. */
export interface ItemProbe {
  readonly kind: 'item';
  /** The name of a user. */
  readonly who: string;
  readonly action: ItemOperation;
  /** The table's ID in the stage file; undefined for a table that the stack does not have. */
  readonly table: string | undefined;
  /** The name of the user whose row it is; undefined where there is no row. */
  readonly rowOf: string | undefined;
  readonly expected: ExpectedOutcome;
}

/** What somebody shows to become an identity. */
export type PresentedToken =
  'their ID token' | 'no token' | 'a token of another user pool' | 'a tampered ID token';

/** A call to become an identity, or for credentials. */
export interface IdentityProbe {
  readonly kind: 'identity';
  /** The name of a user, or `guest`. */
  readonly who: string;
  readonly action: IdentityOperation;
  readonly shows: PresentedToken;
  /** The tenant whose role is asked for; undefined for the role that the pool chooses. */
  readonly roleOfTenant: string | undefined;
  readonly expected: ExpectedOutcome;
}

/** One expected allow or deny. */
export type Probe = ItemProbe | IdentityProbe;
