import { isWriteOnly, type ItemAction } from '../../../lib/access/item-actions';
import type { ItemProbe, ReturnValues } from './probe';

/** The `ReturnValues` that an action takes besides `NONE`. Source: DynamoDB API reference. */
const RETURN_VALUES: ReadonlyMap<ItemAction, readonly ReturnValues[]> = new Map<
  ItemAction,
  readonly ReturnValues[]
>([
  ['PutItem', ['ALL_OLD']],
  ['UpdateItem', ['ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']],
  ['DeleteItem', ['ALL_OLD']],
]);

/** A write, a parameter by which it returns the stored item, and whether that is allowed. */
type ReturnedItem = Pick<ItemProbe, 'action' | 'expected'> & Required<Pick<ItemProbe, 'returns'>>;

/**
 * What writes return that a write-only grant allows: nothing, unless another grant allows the write and reads, and except
 * by the parameter that no condition key is about.
 *
 * @param grants the actions of each grant on an item
 */
export function returnedItems(grants: readonly (readonly ItemAction[])[]): ReturnedItem[] {
  return [...RETURN_VALUES].flatMap(([action, values]) => {
    const allowing = grants.filter((actions) => actions.includes(action));
    if (!allowing.some(isWriteOnly)) return [];
    const expected = allowing.every(isWriteOnly) ? 'denied' : 'allowed';
    return [
      { action, returns: { ReturnValues: 'NONE' }, expected: 'allowed' },
      ...values.map((value): ReturnedItem => ({
        action,
        returns: { ReturnValues: value },
        expected,
      })),
      { action, returns: { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }, expected: 'allowed' },
    ];
  });
}
