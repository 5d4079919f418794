/** The actions on items that a table grants to signed-in users by default. Source: the policy of the workshop. */
export const DEFAULT_ITEM_ACTIONS = ['GetItem', 'PutItem', 'UpdateItem'] as const;

/**
 * Every action on items that signed-in users can be granted.
 *
 * Excluded: `PartiQL*`, which covers the same under other names; `SearchVectors`, which ignores item-level conditions;
 * streams; and all administrative actions.
 */
export const ITEM_ACTIONS = [
  ...DEFAULT_ITEM_ACTIONS,
  'DeleteItem',
  'Query',
  'BatchGetItem',
  'BatchWriteItem',
  'ConditionCheckItem',
  'Scan',
] as const;

/** An action of a signed-in user on items. */
export type ItemAction = (typeof ITEM_ACTIONS)[number];

/** How an action is granted: what is left out of a required fact would weaken isolation. */
interface ActionFacts {
  /** Whether it reads or writes; a `returningWrite` also returns the stored item if the request asks for it. */
  readonly access: 'read' | 'write' | 'returningWrite';
  /** Whether its requests name the partition key of each item. If not, no row scope but `all` allows it. */
  readonly namesKey: boolean;
  /** Whether it also acts on an index, by its ARN. @default false */
  readonly onIndexes?: true;
  /** What it does besides, so that a list that names it must name these too. @default - nothing */
  readonly includes?: readonly ItemAction[];
}

/** Source: Service Authorization Reference, Amazon DynamoDB. */
const FACTS: Readonly<Record<ItemAction, ActionFacts>> = {
  BatchGetItem: { access: 'read', namesKey: true, includes: ['GetItem'] },
  // Returns no items, and does not have the condition key dynamodb:ReturnValues.
  BatchWriteItem: { access: 'write', namesKey: true, includes: ['PutItem', 'DeleteItem'] },
  // Returns the item if the condition fails.
  ConditionCheckItem: { access: 'read', namesKey: true, includes: ['GetItem'] },
  DeleteItem: { access: 'returningWrite', namesKey: true },
  GetItem: { access: 'read', namesKey: true },
  PutItem: { access: 'returningWrite', namesKey: true },
  Query: { access: 'read', namesKey: true, onIndexes: true },
  Scan: { access: 'read', namesKey: false, onIndexes: true },
  UpdateItem: { access: 'returningWrite', namesKey: true },
};

/** Whether an action reads. */
export function readsItems(action: ItemAction): boolean {
  return FACTS[action].access === 'read';
}

/** Whether one of the actions writes. */
export function writesItems(actions: readonly ItemAction[]): boolean {
  return !actions.every(readsItems);
}

/** Whether none of the actions reads, so that writes must not return the stored item either. */
export function isWriteOnly(actions: readonly ItemAction[]): boolean {
  return !actions.some(readsItems);
}

/** The writes that return the stored item on request, and have the condition key `dynamodb:ReturnValues`. */
export const RETURNS_ON_REQUEST = actionsWith(({ access }) => access === 'returningWrite');

/** The actions that also act on an index, by its ARN. */
export const INDEX_ACTIONS = actionsWith(({ onIndexes }) => onIndexes === true);

/** The actions whose requests name no partition key, which no row scope but `all` allows. */
export const ACTIONS_WITHOUT_KEY = actionsWith(({ namesKey }) => !namesKey);

function actionsWith(fact: (facts: ActionFacts) => boolean): ReadonlySet<ItemAction> {
  return new Set(ITEM_ACTIONS.filter((action) => fact(FACTS[action])).sort());
}

/** The actions that an action includes and a list lacks. */
export function missingBeside(action: ItemAction, actions: readonly ItemAction[]): ItemAction[] {
  return (FACTS[action].includes ?? []).filter((needed) => !actions.includes(needed));
}
