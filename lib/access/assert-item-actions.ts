import { receivedValue } from '../aws/printed-value';
import {
  ACTIONS_WITHOUT_KEY,
  INDEX_ACTIONS,
  ITEM_ACTIONS,
  missingBeside,
  type ItemAction,
} from './item-actions';
import type { RowScope } from './row-scope';

interface GrantedActions {
  readonly name: string;
  readonly actions: readonly ItemAction[];
  readonly rows: RowScope;
  readonly queryIndexes?: readonly string[] | undefined;
}

/** @throws {Error} if the actions, the indexes and the row scope of a table exclude each other */
export function assertItemActions(granted: GrantedActions): void {
  const errors = itemActionErrors(granted);
  if (errors.length > 0) throw new Error(errors.join(' '));
}

/** Why the actions, the indexes and the row scope of a table exclude each other, with fixes. */
export function itemActionErrors({
  name,
  actions,
  rows,
  queryIndexes = [],
}: GrantedActions): string[] {
  // In plain JavaScript an action may be any string, and so a wildcard.
  const unknown = actions.filter((action) => !ITEM_ACTIONS.includes(action));
  if (unknown.length > 0) {
    return [
      `The actions of ${name} have ${unknown.map(receivedValue).join(', ')}. Use some of ${ITEM_ACTIONS.join(', ')}.`,
    ];
  }
  const isIsolated = rows.by !== 'all';
  const withoutKey = actions.filter((action) => ACTIONS_WITHOUT_KEY.has(action));
  const withMissing = actions
    .map((action) => ({ action, missing: missingBeside(action, actions) }))
    .filter(({ missing }) => missing.length > 0);
  return [
    ...(isIsolated && withoutKey.length > 0
      ? [
          `${withoutKey.join(', ')} of ${name} names no partition key, which Rows.${rows.by}() needs. Use Query, or Rows.all().`,
        ]
      : []),
    ...withMissing.map(
      ({ action, missing }) =>
        `${action} of ${name} needs ${missing.join(' and ')}. Add ${missing.join(' and ')} to actions.`,
    ),
    ...(isIsolated && queryIndexes.length > 0
      ? [
          `Indexes of ${name} have keys of their own, so Rows.${rows.by}() cannot isolate their items. Remove queryIndexes, or use Rows.all().`,
        ]
      : []),
    ...(!isIsolated && queryIndexes.length > 0 && !actions.some((one) => INDEX_ACTIONS.has(one))
      ? [`The queryIndexes of ${name} need Query or Scan. Add one to actions.`]
      : []),
  ];
}
