import type { OwnRows, RowScope } from '../access/row-scope';

/** A row scope as a stage file has it: the word alone, or the long form without what has a default. */
type CompleteRows = RowScope['by'] | (LongForm & { readonly by: 'own' | 'tenant' });

/** The same, of a stage file that may be at fault. */
export type WrittenRows = CompleteRows | LongForm | undefined;

interface LongForm {
  readonly by?: 'own' | 'tenant' | undefined;
  readonly id?: OwnRows['id'] | undefined;
  readonly match?: OwnRows['match'] | undefined;
  readonly delimiter?: string | undefined;
}

export const DEFAULT_DELIMITER = '#';

/** The row scope with its defaults filled in; undefined where nothing says whose the rows are. */
export function rowScope(written: CompleteRows): RowScope;
export function rowScope(written: WrittenRows): RowScope | undefined;
export function rowScope(written: WrittenRows): RowScope | undefined {
  const { by, ...long }: LongForm | { readonly by: 'all' } =
    typeof written === 'object' ? written : { by: written };
  if (by === undefined) return undefined;
  const { id = 'identityId', match = 'exact', delimiter = DEFAULT_DELIMITER }: LongForm = long;
  const matched = match === 'prefix' ? { match, delimiter } : { match };
  switch (by) {
    case 'all':
      return { by };
    case 'own':
      return { by, id, ...matched };
    case 'tenant':
      return { by, ...matched };
  }
}
