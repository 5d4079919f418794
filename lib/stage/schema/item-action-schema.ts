import { DEFAULT_ITEM_ACTIONS, ITEM_ACTIONS } from '../../access/item-actions';
import { INDEX_NAME } from '../../aws/name-patterns';
import { listOf, oneOf, text, unique } from './value-schemas';

/** The actions that a stage file can grant to signed-in users; the three of the workshop by default. */
export const itemActions = unique(
  listOf(oneOf(ITEM_ACTIONS), {
    expected: 'a list of one or more item actions, each once',
    fix: `write some of "${ITEM_ACTIONS.join('", "')}", or remove the key to allow ${DEFAULT_ITEM_ACTIONS.join(', ')}`,
  }),
  'remove the repeated action',
).default([...DEFAULT_ITEM_ACTIONS]);

/** Names of indexes; none by default. */
export const queryIndexes = unique(
  listOf(text(INDEX_NAME.form, 'the name of an index of the table', 'name an index of the table'), {
    min: 0,
    expected: 'a list of index names, each once',
    fix: 'write ["<index name>"], or remove the key',
  }),
  'remove the repeated index',
).default([]);
