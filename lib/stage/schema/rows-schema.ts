import { z } from 'zod';
import { DELIMITER } from '../../access/row-isolation';
import { DEFAULT_DELIMITER, rowScope } from '../written-rows';
import { expects, keys, oneOf, text } from './expects';

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
