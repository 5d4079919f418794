import type { ItemAction } from '../stage/schema/table-schema';
import { READ_THROUGH_KEY, WRITE_THROUGH_KEY } from '../table/key-actions';

/**
 * The IAM action behind each item action of a stage file. Source: the workshop page's policy.
 *
 * Absent on purpose: `DeleteItem`, `BatchWriteItem` (deletes too); `Query`, `Scan`, `BatchGetItem` (reach many
 * items in one call); `PartiQL*` (the same again under other names); everything that administers a table.
 */
export const DYNAMODB_ACTIONS: Readonly<Record<ItemAction, string>> = {
  GetItem: 'dynamodb:GetItem',
  PutItem: 'dynamodb:PutItem',
  UpdateItem: 'dynamodb:UpdateItem',
};

/** What the caller of each item action needs on a customer-managed key of the table. */
export const KEY_ACTIONS: Readonly<Record<ItemAction, readonly string[]>> = {
  GetItem: READ_THROUGH_KEY,
  PutItem: WRITE_THROUGH_KEY,
  UpdateItem: WRITE_THROUGH_KEY,
};
