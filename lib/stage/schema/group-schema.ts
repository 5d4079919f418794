import { TABLE_ID } from '../../aws/name-patterns';
import { MAX_PRECEDENCE } from '../../aws/user-pools';
import { rowsSchema } from './rows-schema';
import { itemActions, queryIndexes } from './item-action-schema';
import { flag, keys, named, notEmpty, wholeNumber } from './value-schemas';

/** What members of a group may do with a table, besides what every signed-in user may. */
const groupGrant = keys({
  rows: rowsSchema.describe(
    "Row scope: which items a member reaches by this grant. It does not change the table's own scope, which members have too.",
  ),
  actions: itemActions.describe(
    'Actions that members may call on the items in this row scope, combined as those of a table.',
  ),
  queryIndexes: queryIndexes.describe(
    'Indexes of the table that members may read by `Query` and `Scan`. Needs `rows` "all". Default: none.',
  ),
});

const groupGrants = named(
  groupGrant,
  TABLE_ID,
  'an object of grants by table ID',
  'write { "orders": { "rows": "all", "actions": ["GetItem"] } }',
);

/** One group of the stage file. */
export const groupSchema = keys({
  precedence: wholeNumber(0, MAX_PRECEDENCE, 'set the precedence; 0 comes first')
    .optional()
    .describe(
      'Precedence of the group: a member of several groups gets the role of the one with the lowest number, so that each has another. A new group needs one. Default: that of the existing group.',
    ),
  existing: flag()
    .default(false)
    .describe(
      'Whether the group is already in the existing user pool. The stack then leaves it alone and only creates its role, which you set on the group yourself.',
    ),
  tables: notEmpty(groupGrants, {
    expected: 'at least one table',
    fix: 'name a table of the stage, such as { "orders": { "rows": "all" } }',
  }).describe('Tables of the stage on which members have more access, each with its grant.'),
});
