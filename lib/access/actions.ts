/**
 * The DynamoDB item actions that a signed-in user may be given, sorted. Source: the workshop page's policy.
 *
 * Absent on purpose: `DeleteItem`, `BatchWriteItem` (deletes too); `Query`, `Scan`, `BatchGetItem` (reach many
 * items in one call); `PartiQL*` (the same again under other names); everything that administers a table.
 */
export const ITEM_ACTIONS = ['GetItem', 'PutItem', 'UpdateItem'] as const;

export type ItemAction = (typeof ITEM_ACTIONS)[number];
