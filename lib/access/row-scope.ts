/** Which items of a table a signed-in user reaches: all of them, or those whose partition key has an ID of the user. */
export type RowScope = AllRows | OwnRows | TenantRows;

/** Every item. */
export interface AllRows {
  readonly by: 'all';
}

/** Items of the user: their partition key is, or begins with, the identity ID or the user pool's `sub`. */
export type OwnRows = KeyMatch & {
  readonly by: 'own';
  readonly id: 'identityId' | 'userSub';
};

/** Items of the user's tenant: their partition key is, or begins with, the tenant's ID. */
export type TenantRows = KeyMatch & { readonly by: 'tenant' };

/** Every scope but that of all items. */
export type IsolatedRows = Exclude<RowScope, AllRows>;

/** Whether the partition key is the ID, or begins with it. */
type KeyMatch =
  | { readonly match: 'exact'; readonly delimiter?: undefined }
  /** `delimiter` stands between the ID and the rest of the key: 1 to 16 characters that no ID holds together. */
  | { readonly match: 'prefix'; readonly delimiter: string };

/** Which ID the partition key of an item has: the identity ID, the user pool's `sub`, or the tenant's. */
export type OwnerId = OwnRows['id'] | 'tenant';

/** The ID that isolates the items of a scope. A new scope does not compile without one. */
export function ownerId(scope: IsolatedRows): OwnerId {
  switch (scope.by) {
    case 'own':
      return scope.id;
    case 'tenant':
      return 'tenant';
  }
}

/** Whether the user's tenant decides which items the user reaches. */
export function isByTenant(scope: RowScope | undefined): scope is TenantRows {
  return scope !== undefined && scope.by !== 'all' && ownerId(scope) === 'tenant';
}
