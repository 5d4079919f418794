import { z } from 'zod';
import { DELIMITER } from '../../access/row-isolation';
import type { OwnRows, RowScope } from '../../access/row-scope';
import { DEFAULT_DELIMITER } from '../../access/rows';
import { anyOf, expects, keys, oneOf, text } from './value-schemas';

const match = oneOf(['exact', 'prefix'])
  .optional()
  .describe(
    'Whether the partition key equals the ID, or begins with the ID and the delimiter. Default: "exact".',
  );

const delimiter = text(
  DELIMITER,
  '1 to 16 printable ASCII characters without spaces and * ? $ { } " \\',
  `write "${DEFAULT_DELIMITER}", or remove the key`,
)
  .optional()
  .describe(
    `Separates the ID from the rest of the partition key. Needs \`match\` "prefix", and a character that no ID contains. Default: "${DEFAULT_DELIMITER}".`,
  );

const own = keys({
  by: z.literal('own').describe('"own": the items of the user.'),
  id: oneOf(['identityId', 'userSub'])
    .optional()
    .describe(
      'With "own", the ID in the partition key: the identity ID, or the `sub` of the user. Default: "identityId".',
    ),
  match,
  delimiter,
});

const tenant = keys({
  by: z.literal('tenant').describe('"tenant": the items of the tenant of the user.'),
  match,
  delimiter,
});

const FIX =
  'write "all" only if each of these users may reach every item, "own" for items of the user, "tenant" for items of the user\'s tenant';

/** The `rows` key of a table. */
export const rowsSchema = anyOf(
  [
    z.enum(['all', 'own', 'tenant']),
    z.discriminatedUnion('by', [own, tenant], expects('"own" or "tenant"', FIX)),
  ],
  '"all", "own", "tenant" or { "by": "own" or "tenant", "match", "delimiter" }',
  FIX,
).transform((written) => rowScope(written));

/** A row scope in a stage file: one word, or the long form with optional keys. */
type CompleteRows = RowScope['by'] | (LongForm & { readonly by: 'own' | 'tenant' });

/** A row scope in a stage file that may be invalid. */
export type WrittenRows = CompleteRows | LongForm | undefined;

interface LongForm {
  readonly by?: 'own' | 'tenant' | undefined;
  readonly id?: OwnRows['id'] | undefined;
  readonly match?: OwnRows['match'] | undefined;
  readonly delimiter?: string | undefined;
}

/** The row scope with its defaults; undefined if `by` is missing. */
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

/** The form of a row scope in a stage file. */
export function writtenRows(scope: RowScope): CompleteRows {
  switch (scope.by) {
    case 'all':
      return scope.by;
    case 'own':
    case 'tenant':
      return scope;
  }
}
