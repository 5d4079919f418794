import { ownerId, type IsolatedRows } from '../../../lib/access/row-scope';

/** What tells whose a row is. */
export interface RowOwner {
  /** `<region>:<uuid>` */
  readonly identityId: string;
  /** The user's `sub` in the user pool. */
  readonly userSub: string;
  /** What the tenant claim says; undefined where the user has no tenant. */
  readonly tenant: string | undefined;
}

/**
 * The partition key of a row that its owner reaches.
 *
 * @param rest what the key ends with, where it is more than the ID
 * @throws {Error} where rows are those of tenants, and the owner has none
 */
export function rowKey(rows: IsolatedRows, owner: RowOwner, rest: string): string {
  const id = owner[ownerId(rows)];
  if (id === undefined) throw new Error('the ID token names no tenant; expected one for its rows');
  return rows.delimiter === undefined ? id : `${id}${rows.delimiter}${rest}`;
}
