/** The items of a table that a signed-in user reaches: all, or those whose partition key contains an ID of the user. */
export type RowScope = AllRows | OwnRows | TenantRows;

/** Every item. */
export interface AllRows {
  /** No condition on the partition key. */
  readonly by: 'all';
}

/** The items of the user: the partition key equals, or begins with, the identity ID or the user's `sub`. */
export type OwnRows = KeyMatch & {
  readonly by: 'own';
  readonly id: 'identityId' | 'userSub';
};

/** The items of the user's tenant: the partition key equals, or begins with, the tenant ID. */
export type TenantRows = KeyMatch & { readonly by: 'tenant' };

/** A row scope that isolates items. */
export type IsolatedRows = Exclude<RowScope, AllRows>;

/** Whether the partition key equals the ID, or begins with the ID and the delimiter. */
type KeyMatch =
  | { readonly match: 'exact'; readonly delimiter?: undefined }
  /** `delimiter` separates the ID from the rest of the key: 1 to 16 characters, one of which no ID contains. */
  | { readonly match: 'prefix'; readonly delimiter: string };

/** The ID in the partition key: the identity ID, the user's `sub`, or the tenant ID. */
export type OwnerId = OwnRows['id'] | 'tenant';

/** The ID that isolates the items of a row scope. */
export function ownerId(scope: IsolatedRows): OwnerId {
  switch (scope.by) {
    case 'own':
      return scope.id;
    case 'tenant':
      return 'tenant';
  }
}

/** Whether a row scope isolates items by tenant. */
export function isByTenant(scope: RowScope | undefined): scope is TenantRows {
  return scope !== undefined && scope.by !== 'all' && ownerId(scope) === 'tenant';
}
