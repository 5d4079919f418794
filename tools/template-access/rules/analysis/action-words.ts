import type { Selection } from '../../policies/policy-statement';
import { shownList } from '../../template/template-text';
import { selects } from '../../policies/selected-actions';

/** What actions do with items, in a verb. Source: Service Authorization Reference, Amazon DynamoDB. */
const VERBS: readonly (readonly [verb: string, actions: readonly string[]])[] = [
  [
    'read',
    [
      'BatchGetItem',
      'ConditionCheckItem',
      'ExportTableToPointInTime',
      'GetItem',
      'GetRecords',
      'PartiQLSelect',
      'Query',
      'Scan',
      'SearchVectors',
    ],
  ],
  ['write', ['BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate', 'PutItem', 'UpdateItem']],
  ['delete', ['DeleteItem', 'PartiQLDelete']],
];

/** In the order of sentences. */
export const ITEM_VERBS: readonly string[] = VERBS.map(([verb]) => verb);

/** What actions can do with items: `read`, `write`, `delete`; none for actions on other things. */
export function itemVerbs(actions: Selection): readonly string[] {
  return VERBS.filter(([, names]) =>
    names.some((name) => selects(actions, `dynamodb:${name}`)),
  ).map(([verb]) => verb);
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
