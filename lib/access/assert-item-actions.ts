import { ACTIONS_WITHOUT_KEY, INDEX_ACTIONS, missingBeside, type ItemAction } from './item-actions';
import type { RowScope } from './row-scope';

interface GrantedActions {
  readonly name: string;
  readonly actions: readonly ItemAction[];
  readonly rows: RowScope;
  readonly queryIndexes?: readonly string[] | undefined;
}

/** @throws {Error} if the actions, the indexes and the row scope of a table exclude each other */
export function assertItemActions({
  name,
  actions,
  rows,
  queryIndexes = [],
}: GrantedActions): void {
  const isIsolated = rows.by !== 'all';
  const withoutKey = actions.filter((action) => ACTIONS_WITHOUT_KEY.has(action));
  if (isIsolated && withoutKey.length > 0) {
    throw new Error(
      `${withoutKey.join(', ')} of ${name} names no partition key, which rows by ${rows.by} need. Use Query, or rows by all.`,
    );
  }
  for (const action of actions) {
    const missing = missingBeside(action, actions);
    if (missing.length === 0) continue;
    throw new Error(`${action} of ${name} includes ${missing.join(' and ')}. Add it to actions.`);
  }
  if (queryIndexes.length === 0) return;
  if (isIsolated) {
    throw new Error(
      `Indexes of ${name} have keys of their own, so rows by ${rows.by} cannot isolate their items. Remove queryIndexes, or use rows by all.`,
    );
  }
  if (!actions.some((action) => INDEX_ACTIONS.has(action))) {
    throw new Error(`The queryIndexes of ${name} need Query or Scan. Add one to actions.`);
  }
}
