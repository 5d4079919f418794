import { DEFAULT_ITEM_ACTIONS, type ItemAction } from '../../../lib/access/item-actions';
import { isByTenant } from '../../../lib/access/row-scope';
import { ownEntry } from '../../../lib/aws/own-entry';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { TRANSACTIONS, type ItemOperation, type ProbeUser } from './probe';

/** What every stage tries as every user. An item is written before it is read. */
export const BASIC: readonly (typeof DEFAULT_ITEM_ACTIONS)[number][] = [
  'PutItem',
  'GetItem',
  'UpdateItem',
];

/** What a stage tries as every user only where a grant allows it. Deletions are last. */
export const FURTHER = Object.keys({
  Query: true,
  Scan: true,
  BatchGetItem: true,
  ConditionCheckItem: true,
  BatchWriteItem: true,
  TransactWriteItems: true,
  DeleteItem: true,
} satisfies Record<Exclude<ItemAction, (typeof BASIC)[number]> | 'TransactWriteItems', true>) as (
  ItemAction | 'TransactWriteItems'
)[];

/** What names several items in one request. */
export const OF_SEVERAL_ITEMS = [
  'TransactGetItems',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactWriteItems',
] as const;

/** Whether granted actions allow an operation on items in the row scope of the grant. */
export function allows(actions: readonly ItemAction[], operation: ItemOperation): boolean {
  const action = ownEntry<ItemAction>(TRANSACTIONS, operation) ?? operation;
  return actions.some((one) => one === action);
}

/** What is tried as every user, where some grant allows these actions. */
export function operationsOn(
  actions: readonly ItemAction[],
): (ItemAction | 'TransactWriteItems')[] {
  return [...BASIC, ...FURTHER.filter((operation) => allows(actions, operation))];
}

/**
 * Whether an operation could overwrite data: a batch has no conditions, and would overwrite the only item of a real
 * tenant.
 *
 * @param owner the user whose item it is
 */
export function mayOverwriteData(
  operation: ItemOperation,
  { tenant = '' }: ProbeUser,
  { rows, sortKey }: Pick<TableOptions, 'rows' | 'sortKey'>,
  tenants: StageConfig['tenants'],
): boolean {
  const hasSingleItem = isByTenant(rows) && rows.match === 'exact' && !sortKey;
  const isReal = ownEntry(tenants, tenant) !== undefined;
  return operation === 'BatchWriteItem' && hasSingleItem && isReal;
}
