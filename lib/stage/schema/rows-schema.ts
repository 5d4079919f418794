import { z } from 'zod';
import { DELIMITER } from '../../access/row-isolation';
import type { OwnRows, RowScope } from '../../access/row-scope';
import { expects, keys, oneOf, text } from './value-schemas';

const DEFAULT_DELIMITER = '#';

const match = oneOf(['exact', 'prefix'])
  .optional()
  .describe('Whether the partition key is the ID, or begins with it. Default: exact');

const delimiter = text(
  DELIMITER,
  '1 to 16 printable ASCII characters, without spaces and * ? $ { } " \\',
  `write "${DEFAULT_DELIMITER}", or leave the key out`,
)
  .optional()
  .describe(
    `Between the ID and the rest of the key; no ID may hold it. Default: ${DEFAULT_DELIMITER}`,
  );

const own = keys({
  by: z.literal('own'),
  id: oneOf(['identityId', 'userSub'])
    .optional()
    .describe("The identity ID (region:uuid), or the user's sub. Default: identityId"),
  match,
  delimiter,
});

const tenant = keys({ by: z.literal('tenant'), match, delimiter });

const FIX =
  'write "all" if every signed-in user may reach every row, "own" for rows of the user, "tenant" for rows of the user\'s tenant';

/** The `rows` key of a table. */
export const rowsSchema = z
  .union(
    [
      z.enum(['all', 'own', 'tenant']),
      z.discriminatedUnion('by', [own, tenant], expects('"own" or "tenant"', FIX)),
    ],
    {
      error: ({ input }) =>
        expects(
          input === undefined
            ? '"all", "own" or "tenant": who owns a row has no default'
            : '"all", "own", "tenant", or { "by": "own" or "tenant", "match", "delimiter" }',
          FIX,
        ).error,
    },
  )
  .transform((written) => rowScope(written));

/** A row scope as a stage file has it: the word alone, or the long form without what has a default. */
type CompleteRows = RowScope['by'] | (LongForm & { readonly by: 'own' | 'tenant' });

/** The same, of a stage file that may be invalid. */
export type WrittenRows = CompleteRows | LongForm | undefined;

interface LongForm {
  readonly by?: 'own' | 'tenant' | undefined;
  readonly id?: OwnRows['id'] | undefined;
  readonly match?: OwnRows['match'] | undefined;
  readonly delimiter?: string | undefined;
}

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

/** A row scope, as a stage file writes it. */
export function writtenRows(scope: RowScope): CompleteRows {
  switch (scope.by) {
    case 'all':
      return scope.by;
    case 'own':
    case 'tenant':
      return scope;
  }
}
