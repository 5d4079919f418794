/** Whether the partition key is the ID, or begins with it. */
type KeyMatch =
  | { readonly match: 'exact'; readonly delimiter?: undefined }
  /** `delimiter` stands between the ID and the rest of the key: 1 to 16 characters that no ID holds together. */
  | { readonly match: 'prefix'; readonly delimiter: string };

/** Rows of the user: their partition key is, or begins with, the identity ID or the user pool's `sub`. */
export type OwnRows = KeyMatch & {
  readonly by: 'own';
  readonly id: 'identityId' | 'userSub';
};

/** Rows of the user's tenant: their partition key is, or begins with, the tenant's ID. */
export type TenantRows = KeyMatch & { readonly by: 'tenant' };

/** Which rows of a table a signed-in user reaches. */
export type RowScope = 'all' | OwnRows | TenantRows;

/** Whether rows are told by the user's tenant. */
export function isByTenant(scope: RowScope | undefined): scope is TenantRows {
  return typeof scope === 'object' && scope.by === 'tenant';
}

/** A row scope as a stage file has it: the word alone, or the long form without what has a default. */
type CompleteRows = 'all' | 'own' | 'tenant' | (LongForm & { readonly by: 'own' | 'tenant' });

/** The same, of a stage file that may be at fault. */
export type WrittenRows = CompleteRows | LongForm | undefined;

interface LongForm {
  readonly by?: 'own' | 'tenant' | undefined;
  readonly id?: OwnRows['id'] | undefined;
  readonly match?: OwnRows['match'] | undefined;
  readonly delimiter?: string | undefined;
}

export const DEFAULT_DELIMITER = '#';

/** The row scope with its defaults filled in; undefined where nothing tells whose the rows are. */
export function rowScope(written: CompleteRows): RowScope;
export function rowScope(written: WrittenRows): RowScope | undefined;
export function rowScope(written: WrittenRows): RowScope | undefined {
  if (written === 'all' || written === undefined) return written;
  const long = typeof written === 'string' ? { by: written } : written;
  const { by, id = 'identityId', match = 'exact', delimiter = DEFAULT_DELIMITER } = long;
  const matched: KeyMatch = match === 'prefix' ? { match, delimiter } : { match };
  if (by === 'own') return { by, id, ...matched };
  return by && { by, ...matched };
}
