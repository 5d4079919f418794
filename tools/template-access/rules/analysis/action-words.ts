import type { Selection } from '../../policies/policy-statement';
import { ITEM_EFFECTS, type ItemEffect } from '../../policies/table-actions';
import { shownList } from '../../template/template-text';
import { selects } from '../../policies/selected-actions';

const VERB_OF = {
  read: 'read',
  readChanges: 'read',
  copy: 'read',
  write: 'write',
  delete: 'delete',
} as const satisfies Readonly<Record<ItemEffect, string>>;

/** In the order of sentences. */
export const ITEM_VERBS: readonly string[] = [...new Set(Object.values(VERB_OF))];

/** What actions can do with items: `read`, `write`, `delete`; none for actions on other things. */
export function itemVerbs(actions: Selection): readonly string[] {
  const verbs = Object.entries(ITEM_EFFECTS)
    .filter(([name]) => selects(actions, `dynamodb:${name}`))
    .map(([, effect]): string => VERB_OF[effect]);
  return ITEM_VERBS.filter((verb) => verbs.includes(verb));
}

/** Such as `scan every table`, `read and write items of every table`, `call dynamodb:TagResource on every table`. */
export function actOn(actions: Selection, tables: string): string {
  const [only, ...others] = actions.patterns;
  const single =
    !actions.except && others.length === 0 ? SINGLE[only?.toLowerCase() ?? ''] : undefined;
  if (single !== undefined) return `${single} ${tables}`;
  const verbs = itemVerbs(actions);
  if (verbs.length > 0) return `${shownList(verbs)} items of ${tables}`;
  const except = actions.except ? 'every action except ' : '';
  return `call ${except}${shownList(actions.patterns)} on ${tables}`;
}

/** Actions with a verb of their own. */
const SINGLE: Readonly<Record<string, string | undefined>> = {
  'dynamodb:query': 'query',
  'dynamodb:scan': 'scan',
};
