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

/** Whether each item action reads or writes. A write may return the stored item too, see `RETURNS_ON_REQUEST`. */
const ACCESS: Readonly<Record<ItemAction, 'read' | 'write'>> = {
  BatchGetItem: 'read',
  BatchWriteItem: 'write',
  // Returns the item if the condition fails.
  ConditionCheckItem: 'read',
  DeleteItem: 'write',
  GetItem: 'read',
  PutItem: 'write',
  Query: 'read',
  Scan: 'read',
  UpdateItem: 'write',
};

/** Whether an action reads. */
export function readsItems(action: ItemAction): boolean {
  return ACCESS[action] === 'read';
}

/** Whether one of the actions writes. */
export function writesItems(actions: readonly ItemAction[]): boolean {
  return !actions.every(readsItems);
}

/** Whether none of the actions reads, so that writes must not return the stored item either. */
export function isWriteOnly(actions: readonly ItemAction[]): boolean {
  return !actions.some(readsItems);
}

/**
 * The writes that return the stored item on request, and have the condition key `dynamodb:ReturnValues`. Source: Service
 * Authorization Reference, Amazon DynamoDB. BatchWriteItem returns no items, and does not have the key.
 */
export const RETURNS_ON_REQUEST: ReadonlySet<ItemAction> = new Set<ItemAction>([
  'DeleteItem',
  'PutItem',
  'UpdateItem',
]);

/** The actions that also act on an index, by its ARN. Source: Service Authorization Reference, Amazon DynamoDB. */
export const INDEX_ACTIONS: ReadonlySet<ItemAction> = new Set<ItemAction>(['Query', 'Scan']);

/** The actions whose requests name no partition key, which no row scope but `all` allows. */
export const ACTIONS_WITHOUT_KEY: ReadonlySet<ItemAction> = new Set<ItemAction>(['Scan']);

/** What an action does besides, so that a list that names it must name these too. */
const INCLUDES: Partial<Readonly<Record<ItemAction, readonly ItemAction[]>>> = {
  BatchGetItem: ['GetItem'],
  BatchWriteItem: ['PutItem', 'DeleteItem'],
  ConditionCheckItem: ['GetItem'],
};

/** The actions that an action includes and a list lacks. */
export function missingBeside(action: ItemAction, actions: readonly ItemAction[]): ItemAction[] {
  return (INCLUDES[action] ?? []).filter((needed) => !actions.includes(needed));
}
