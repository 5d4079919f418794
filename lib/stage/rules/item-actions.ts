import {
  ACTIONS_WITHOUT_KEY,
  DEFAULT_ITEM_ACTIONS,
  INDEX_ACTIONS,
  missingBeside,
  type ItemAction,
} from '../../access/item-actions';
import { rowScope } from '../schema/rows-schema';
import { or, write, type Fix } from '../fix';
import { conflict, type Path, type ValidationError } from '../validation-error';
import { isLeftOut, namedUsers, writtenGrants, type Rule, type WrittenGrant } from './rule';

/** Actions fit the row scope, include what others do besides, and read the indexes that are named. */
export const itemActionsRule: Rule = (stage) => writtenGrants(stage).flatMap(ofGrant);

function ofGrant({ path, grant }: WrittenGrant): ValidationError[] {
  const actions = knownActions(grant);
  if (actions === undefined) return [];
  const by = rowScope(grant.rows)?.by ?? 'all';
  const isIsolated = by !== 'all';
  const place = [...path, 'actions'];
  const indexes = isIsolated ? [] : (grant.queryIndexes ?? []);
  const corrected = correctedActions(actions, isIsolated, indexes.length > 0);
  const fix = write(place, corrected);
  return [
    ...(isIsolated ? withoutKey(actions, by, place, fix) : []),
    ...incomplete(actions, place, fix),
    ...(indexes.length > 0 ? unreadIndexes(actions, path, fix) : []),
  ];
}

/** The actions of a grant; undefined if one of them is invalid. */
function knownActions(grant: WrittenGrant['grant']): readonly ItemAction[] | undefined {
  if (isLeftOut(grant, 'actions')) return DEFAULT_ITEM_ACTIONS;
  const known = grant.actions?.filter((action) => action !== undefined);
  return known?.length === grant.actions?.length ? known : undefined;
}

/** One list that resolves every error, so that the fixes of several agree. */
function correctedActions(
  actions: readonly ItemAction[],
  isIsolated: boolean,
  readsIndexes: boolean,
): ItemAction[] {
  const inScope = actions.map((action) =>
    isIsolated && ACTIONS_WITHOUT_KEY.has(action) ? ('Query' as const) : action,
  );
  const complete = inScope.flatMap((action) => [action, ...missingBeside(action, inScope)]);
  const lacksQuery = readsIndexes && !complete.some((action) => INDEX_ACTIONS.has(action));
  return [...new Set<ItemAction>([...complete, ...(lacksQuery ? (['Query'] as const) : [])])];
}

function withoutKey(
  actions: readonly ItemAction[],
  by: string,
  place: Path,
  fix: Fix,
): ValidationError[] {
  return actions.flatMap((action, position) =>
    ACTIONS_WITHOUT_KEY.has(action)
      ? [
          conflict(
            [...place, position],
            action,
            `Query, which reads the items of one partition key, with rows "${by}": ${action} names no partition key, so it would read everyone's items`,
            or(fix, `write "rows": "all" if ${namedUsers(place)} may read every item`),
          ),
        ]
      : [],
  );
}

function incomplete(actions: readonly ItemAction[], place: Path, fix: Fix): ValidationError[] {
  return actions.flatMap((action, position) => {
    const missing = missingBeside(action, actions);
    if (missing.length === 0) return [];
    return [
      conflict(
        [...place, position],
        action,
        `${missing.join(' and ')} beside ${action}, which ${REASONS[action] ?? 'does the same'}`,
        or(fix, `remove ${action}`),
      ),
    ];
  });
}

const REASONS: Partial<Readonly<Record<ItemAction, string>>> = {
  BatchGetItem: 'reads the same items',
  BatchWriteItem: 'puts and deletes items',
  ConditionCheckItem: 'returns the item if the condition fails',
};

function unreadIndexes(actions: readonly ItemAction[], path: Path, fix: Fix): ValidationError[] {
  if (actions.some((action) => INDEX_ACTIONS.has(action))) return [];
  const expected = 'Query or Scan among the actions, the only ones that read queryIndexes';
  return [conflict([...path, 'actions'], actions, expected, or(fix, 'remove queryIndexes'))];
}
