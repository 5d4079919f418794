import { assertIsolated } from './row-isolation';
import type { IsolatedRows, OwnRows, RowScope } from './row-scope';

/** The delimiter of a row scope by default. It is part of no ID. */
export const DEFAULT_DELIMITER = '#';

/** How the partition key contains an ID. */
export interface KeyMatchOptions {
  /** Whether the partition key equals the ID, or begins with the ID and the delimiter. @default 'exact' */
  readonly match?: 'exact' | 'prefix' | undefined;
  /**
   * Separates the ID from the rest of the partition key, with `match` `prefix`: 1 to 16 characters, one of which no ID
   * contains.
   * @default '#'
   */
  readonly delimiter?: string | undefined;
}

/** Which ID of the user the partition key contains, and how. */
export interface OwnRowsOptions extends KeyMatchOptions {
  /** The identity ID (`<region>:<uuid>`), or the `sub` of the user in the user pool. @default 'identityId' */
  readonly id?: OwnRows['id'] | undefined;
}

/**
 * The items of a table that a signed-in user reaches.
 *
 * @example
 * Rows.own({ id: 'userSub', match: 'prefix' }); // partition keys that begin with `<sub>#`
 */
export class Rows {
  /** Every item. */
  static all(): Rows {
    return new Rows({ by: 'all' });
  }

  /**
   * The items of the user: the partition key contains an ID of the user.
   *
   * @throws {Error} if an ID can contain the delimiter, so that one user would reach the items of another
   */
  static own({ id = 'identityId', ...key }: OwnRowsOptions = {}): Rows {
    return Rows.isolated({ by: 'own', id, ...keyMatch(key) });
  }

  /**
   * The items of the user's tenant: the partition key contains the tenant ID. It needs a `tenantClaim`.
   *
   * @throws {Error} if a tenant ID can contain the delimiter, so that one tenant would reach the items of another
   */
  static tenant(key: KeyMatchOptions = {}): Rows {
    return Rows.isolated({ by: 'tenant', ...keyMatch(key) });
  }

  private static isolated(scope: IsolatedRows): Rows {
    assertIsolated(scope);
    return new Rows(scope);
  }

  private constructor(
    /** The row scope, as constructs below `DirectAccess` take it. */
    readonly scope: RowScope,
  ) {}
}

/** In plain JavaScript `match` may be any value, which `assertIsolated` refuses. */
function keyMatch({ match = 'exact', delimiter }: KeyMatchOptions) {
  if (match === 'prefix') return { match, delimiter: delimiter ?? DEFAULT_DELIMITER };
  if (delimiter === undefined) return { match };
  throw new Error(
    `The delimiter ${JSON.stringify(delimiter)} has no effect on partition keys that equal the ID. Set match to "prefix", or remove delimiter.`,
  );
}
